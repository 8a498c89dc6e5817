namespace LambdaFit.Build.Files;

/// <summary>
/// What the headers of an assembly say of its size. Read by hand from the few bytes that matter (ECMA-335, II.25): a library for it would have to agree in
/// version with whatever the host has loaded.
/// </summary>
internal static class ManagedImage
{
    /// <summary>
    /// Compiled to ReadyToRun, an assembly grows by about this many times its IL. Measured with Crossgen 10.0.12 on 30 libraries (Roslyn, EF Core, AWSSDK,
    /// Npgsql, Newtonsoft.Json, …): 4.6 in sum, 3.8 to 6.0 for the large ones.
    /// </summary>
    private const double GrowthPerIlByte = 4.6;

    private const int CertificateTable = 4;
    private const int CliHeader = 14;

    /// <summary>Estimates by how much ReadyToRun would make an assembly grow: 0 for what is no IL or already compiled.</summary>
    public static long ReadyToRunGrowth(string path)
    {
        try
        {
            using var stream = FileSizes.Open(path, bufferSize: 1024);
            using var reader = new BinaryReader(stream);
            return Growth(stream, reader);
        }
        catch (Exception exception) when (FileSizes.IsExpected(exception))
        {
            return 0;
        }
    }

    private static long Growth(Stream stream, BinaryReader reader)
    {
        if (stream.Length < 512 || reader.ReadUInt16() != 0x5A4D)
        {
            return 0;
        }

        stream.Position = 0x3C;
        var header = reader.ReadUInt32();
        stream.Position = header;
        if (reader.ReadUInt32() != 0x4550)
        {
            return 0;
        }

        stream.Position = header + 6;
        var sectionCount = reader.ReadUInt16();
        stream.Position = header + 20;
        var optionalHeaderSize = reader.ReadUInt16();
        var optionalHeader = header + 24;
        stream.Position = optionalHeader;
        var directories = optionalHeader + (reader.ReadUInt16() == 0x20B ? 112 : 96);

        stream.Position = directories + (8 * CertificateTable) + 4;
        long signature = reader.ReadUInt32();
        stream.Position = directories + (8 * CliHeader);
        var cli = reader.ReadUInt32();
        if (cli == 0)
        {
            return 0;
        }

        for (var i = 0; i < sectionCount; i++)
        {
            stream.Position = optionalHeader + optionalHeaderSize + (40 * i) + 8;
            var virtualSize = reader.ReadUInt32();
            var virtualAddress = reader.ReadUInt32();
            var rawSize = reader.ReadUInt32();
            var rawAddress = reader.ReadUInt32();
            if (cli < virtualAddress || cli >= virtualAddress + Math.Max(virtualSize, rawSize))
            {
                continue;
            }

            var cliAddress = cli - virtualAddress + rawAddress;
            var metadata = DirectorySize(stream, reader, cliAddress + 8);
            var resources = DirectorySize(stream, reader, cliAddress + 24);
            var native = DirectorySize(stream, reader, cliAddress + 64);

            // The signature does not survive the compilation.
            return native > 0 ? 0 : Math.Max(0, (long)(GrowthPerIlByte * (rawSize - metadata - resources)) - signature);
        }

        return 0;
    }

    private static long DirectorySize(Stream stream, BinaryReader reader, long address)
    {
        stream.Position = address + 4;
        return reader.ReadUInt32();
    }
}

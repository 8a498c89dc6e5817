using System.Net;
using System.Net.Sockets;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>Reads the hosts of connection strings, as far as that tells whether a VPC may hold them.</summary>
internal static class DatabaseHosts
{
    private static readonly string[] HostKeys = ["host", "server", "data source", "datasource", "address", "addr", "network address"];

    /// <summary>Ends of names that private networks have, and those of RDS, ElastiCache and MemoryDB, which mostly lead into one.</summary>
    private static readonly string[] PrivateSuffixes =
        [".amazonaws.com", ".amazonaws.com.cn", ".internal", ".local", ".lan", ".corp", ".home", ".intranet", ".private"];

    /// <summary>The machine of a developer, from inside a container.</summary>
    private const string ContainerHost = "host.docker.internal";

    /// <summary>Tells whether a connection string names hosts, and each of them is a public one or the machine itself.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="isCache">Whether it is one of StackExchange.Redis: hosts and options with commas between them.</param>
    public static bool AreOutsideVpc(string connectionString, bool isCache)
    {
        var hasHost = false;
        foreach (var host in isCache ? Endpoints(connectionString) : Servers(connectionString))
        {
            if (!IsOutsideVpc(host))
            {
                return false;
            }

            hasHost = true;
        }

        return hasHost;
    }

    private static IEnumerable<string> Endpoints(string configuration)
    {
        foreach (var part in configuration.Split(','))
        {
            if (part.IndexOf('=') < 0 && part.Trim() is { Length: > 0 } endpoint)
            {
                yield return endpoint;
            }
        }
    }

    private static IEnumerable<string> Servers(string connectionString)
    {
        foreach (var pair in connectionString.Split(';'))
        {
            var equals = pair.IndexOf('=');
            if (equals < 0 || Array.IndexOf(HostKeys, pair.Substring(0, equals).Trim().ToLowerInvariant()) < 0)
            {
                continue;
            }

            // SQL Server writes the port after a comma, where others write further hosts.
            foreach (var part in pair.Substring(equals + 1).Trim().Trim('"', '\'').Split(','))
            {
                if (part.Trim() is { Length: > 0 } server && !Array.TrueForAll(server.ToCharArray(), char.IsDigit))
                {
                    yield return server;
                }
            }
        }
    }

    private static bool IsOutsideVpc(string server)
    {
        var host = HostOf(server);
        if (host is "." or "(local)" || host.StartsWith("/", StringComparison.Ordinal) || host.Equals(ContainerHost, StringComparison.OrdinalIgnoreCase) || host.StartsWith("(localdb)", StringComparison.OrdinalIgnoreCase) || host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (IPAddress.TryParse(host, out var address))
        {
            return !IsPrivate(address);
        }

        // What is no name at all is filled in later. Without a dot it is one of containers on a developer's machine: no VPC has such names.
        return Uri.CheckHostName(host) is UriHostNameType.Dns
            && !IsPrivateName(host);
    }

    /// <summary>Tells whether a name may lead into a private network. Those of virtual machines with a public address lead to that from outside.</summary>
    private static bool IsPrivateName(string host) =>
        !(host.StartsWith("ec2-", StringComparison.OrdinalIgnoreCase) && host.IndexOf(".compute", StringComparison.OrdinalIgnoreCase) > 0)
        && Array.Exists(PrivateSuffixes, suffix => host.TrimEnd('.').EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Takes protocol, instance and port off a server's name.</summary>
    private static string HostOf(string server)
    {
        var host = server;
        if (host.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase))
        {
            host = host.Substring("tcp:".Length);
        }

        if (host.IndexOf('\\') is > 0 and var instance)
        {
            host = host.Substring(0, instance);
        }

        if (host.StartsWith("[", StringComparison.Ordinal) && host.IndexOf(']') is > 0 and var end)
        {
            return host.Substring(1, end - 1);
        }

        var port = host.IndexOf(':');
        return port > 0 && port == host.LastIndexOf(':') ? host.Substring(0, port) : host;
    }

    private static bool IsPrivate(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.AddressFamily is AddressFamily.InterNetwork
            ? bytes[0] is 10
                || (bytes[0] is 172 && bytes[1] is >= 16 and < 32)
                || (bytes[0] is 192 && bytes[1] is 168)
                || (bytes[0] is 100 && bytes[1] is >= 64 and < 128)
            : (bytes[0] & 0xFE) is 0xFC;
    }
}

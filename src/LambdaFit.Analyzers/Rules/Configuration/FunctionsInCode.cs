using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>Calls rules for functions that C# describes with the AWS CDK or Pulumi.</summary>
internal static class FunctionsInCode
{
    /// <summary>
    /// Calls <paramref name="judge"/> for each function that a member describes, from an action on that member. What belongs to the function,
    /// its queues and event sources included, has its place in that member, so that every report is a local one.
    /// </summary>
    public static void Register(CompilationStartAnalysisContext context, InfrastructureCode code, Action<FunctionSettings, SettingsContext> judge) =>
        context.RegisterSyntaxNodeAction(
            member =>
            {
                if (!InfrastructureCode.IsMember(member.Node))
                {
                    return;
                }

                SettingsContext? judgement = null;
                var functions = code.FunctionsIn(member.Node, member.CancellationToken);
                foreach (var function in functions)
                {
                    judgement ??= new SettingsContext(null, null, functions, member.Options, member.ReportDiagnostic, member.CancellationToken);
                    judge(function, judgement);
                }
            },
            SyntaxKind.MethodDeclaration,
            SyntaxKind.ConstructorDeclaration,
            SyntaxKind.GetAccessorDeclaration,
            SyntaxKind.SetAccessorDeclaration,
            SyntaxKind.InitAccessorDeclaration,
            SyntaxKind.PropertyDeclaration,
            SyntaxKind.VariableDeclarator,
            SyntaxKind.PrimaryConstructorBaseType,
            SyntaxKind.CompilationUnit);
}

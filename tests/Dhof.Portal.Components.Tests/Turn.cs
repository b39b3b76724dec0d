using Dhof.Portal.Tests;

[assembly: AssemblyFixture(typeof(OneAtATime))]

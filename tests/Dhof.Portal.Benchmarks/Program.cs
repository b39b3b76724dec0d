return await Dhof.Portal.Benchmarks.Command.RunAsync(args);

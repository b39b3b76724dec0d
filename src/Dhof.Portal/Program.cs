await Dhof.Portal.Shell.Portal.RunAsync(args);

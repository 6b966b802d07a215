// npm passes a SIGTERM on to the shell that it put between us, and the shell dies of it without a word. So we stop when it is gone.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, 250);
watch.unref();

// Runs a program in this process and tells the parent, when asked, what it has cost so far.
const [program = ''] = process.argv.slice(2);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMicroseconds: user + system, residentMegabytes: process.memoryUsage().rss / 1e6 });
});
await import(program);
export {};

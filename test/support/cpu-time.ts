/** Milliseconds of this process's own work on the processor: what a busy machine does not lengthen. */
export function cpuTime(): number {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}

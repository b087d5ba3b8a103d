import { cpus, loadavg, totalmem } from 'node:os'

/** Where and beside what a benchmark ran, in a line. `began` is the load of the last minute when it began. */
export function describeMachine(began: number): string {
  const [now = 0] = loadavg()
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const memory = Math.round(totalmem() / 1024 ** 3)
  return `${cpus().length} × ${model}, ${memory} GiB, Node ${process.versions.node}, embedded PostgreSQL 18.4 on the same machine, ${new Date().toISOString().slice(0, 10)}; load ${began.toFixed(1)} before, ${now.toFixed(1)} after`
}

/** Processes that wanted a processor, averaged over the last minute. */
export function loadNow(): number {
  return loadavg()[0] ?? 0
}

import type { JobOnLease } from './job.ts'
import type { JobDesk } from './job-desk.ts'
import { type Ended, readOutcome } from './read-outcome.ts'
import { type RunningProgram, runProgram } from './run-program.ts'

export interface WorkerOptions {
  readonly desk: JobDesk
  /** The program and its arguments. */
  readonly command: readonly string[]
  readonly atOnce: number
  readonly leaseSeconds: number
  /** Milliseconds that programs have to end by themselves once the worker stops, and again once they are told to. */
  readonly grace: number
  readonly stopping: AbortSignal
  readonly tell: (job: JobOnLease, outcome: string) => void
}

/** Does jobs until it is stopped; then what runs may end, and what does not is given back. */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { desk, atOnce, stopping } = options
  const running = new Set<Promise<void>>()
  let broken: unknown = null

  while (!stopping.aborted && broken === null) {
    if (running.size >= atOnce) {
      await Promise.race(running)
      continue
    }
    for (const job of await desk.fetch(atOnce - running.size)) {
      const work = doJob(options, job)
        .catch((error: unknown) => {
          broken ??= error
        })
        .finally(() => running.delete(work))
      running.add(work)
    }
  }
  await Promise.all(running)
  if (broken !== null) throw broken
}

async function doJob(options: WorkerOptions, job: JobOnLease): Promise<void> {
  const { desk, command, grace, stopping, tell } = options
  const program = runProgram(command, JSON.stringify(job))
  const end = watch(options, job, program)
  let isGivenBack = false
  const giveBack = () => {
    isGivenBack = true
    program.stop(grace)
  }
  let timer: NodeJS.Timeout | undefined
  const onStop = () => {
    timer = setTimeout(giveBack, grace)
  }
  if (stopping.aborted) onStop()
  stopping.addEventListener('abort', onStop)
  try {
    const ended = await endedOr(program, async () => {
      await desk.extend(job, 0)
    })
    await end.stop()
    if (end.isLost()) return tell(job, 'lost')
    if (isGivenBack && ended.code !== 0) {
      await desk.extend(job, 0)
      return tell(job, 'given back')
    }
    const outcome = readOutcome(ended)
    tell(job, (await desk.report(job, outcome)) ? outcome.type : 'lost')
  } finally {
    clearTimeout(timer)
    stopping.removeEventListener('abort', onStop)
    await end.stop()
  }
}

/** A program that cannot be started is no fault of the job, which others may do. */
async function endedOr({ ended }: RunningProgram, onNotStarted: () => Promise<void>): Promise<Ended> {
  try {
    return await ended
  } catch (error) {
    await onNotStarted()
    throw error
  }
}

/**
 * Extends the lease while the program runs; ends the program once the job is another's. Stopping waits for an extension
 * that is under way, which would take back what is given back after it.
 */
function watch({ desk, leaseSeconds, grace }: WorkerOptions, job: JobOnLease, program: RunningProgram) {
  let isLost = false
  let extending: Promise<void> = Promise.resolve()
  const extend = async () => {
    if (isLost || (await desk.extend(job, leaseSeconds))) return
    isLost = true
    program.stop(grace)
  }
  const timer = setInterval(
    () => {
      extending = extend()
    },
    (leaseSeconds * 1_000) / 3,
  )
  const stop = async () => {
    clearInterval(timer)
    await extending
  }
  return { isLost: () => isLost, stop }
}

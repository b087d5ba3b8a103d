import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'
import { openJobDesk } from '../worker/job-desk.ts'
import { runWorker } from '../worker/run-worker.ts'
import { withServer } from './with-server.ts'

/** `siji worker TYPE -- COMMAND`: runs a program for each job of a type, until Ctrl-C or SIGTERM (docs/workers.md). */
export async function run(
  [types = '', ...command]: readonly string[],
  options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  const atOnce = wholeNumber(options['atOnce'] ?? 1, 1, 50)
  const leaseSeconds = wholeNumber(options['lease'] ?? 30, 3, 3_600)
  const grace = wholeNumber(options['grace'] ?? 10, 0, 3_600)
  if (atOnce === null || leaseSeconds === null || grace === null || command.length === 0) {
    output.progress(
      '用法 siji worker TYPE [--at-once 1–50] [--lease 3–3600] [--grace 0–3600] -- COMMAND…\n' +
        'Expected whole numbers: --at-once 1–50, --lease 3–3600 seconds, --grace 0–3600 seconds, and a command.',
    )
    return exit.usage
  }
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())

  try {
    return await withServer(options, output, async (_server, park) => {
      const desk = openJobDesk({
        connection: options,
        park,
        worker: String(
          options['name'] ??
            `${hostname().replaceAll(/[^\w.-]/g, '-')}-${process.pid}-${randomBytes(3).toString('hex')}`,
        ),
        types: types.split(','),
        leaseSeconds,
        stopping: stop.signal,
        say: output.progress,
      })
      const tell = (
        { instanceId, key, type, attempt }: { instanceId: string; key: number; type: string; attempt: number },
        outcome: string,
      ) =>
        output.line({ instance: instanceId, key, type, attempt, outcome }, `${type}  ${instanceId}/${key}  ${outcome}`)
      await runWorker({ desk, command, atOnce, leaseSeconds, grace: grace * 1_000, stopping: stop.signal, tell })
    })
  } catch (error) {
    if (!isNotStarted(error)) throw error
    output.progress(`无法运行 ${command[0]}，作业已退回。Could not run ${command[0]}; the job was given back.`)
    return exit.usage
  }
}

function isNotStarted(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('spawn')
}

function wholeNumber(given: unknown, least: number, most: number): number | null {
  const value = Number(given)
  return Number.isInteger(value) && value >= least && value <= most ? value : null
}

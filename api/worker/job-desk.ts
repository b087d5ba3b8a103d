import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { connectToServer, type ServerClient, ServerProblem } from '../commands/server-client.ts'
import { type JobOnLease, jobOnLease, type ProgramOutcome } from './job.ts'

/** The jobs of a park, as a worker speaks to the server. */
export interface JobDesk {
  /** Waits for jobs; gives none where nothing came, or where the worker is stopping. */
  readonly fetch: (most: number) => Promise<readonly JobOnLease[]>
  /** Whether the job is still this worker's. */
  readonly extend: (job: JobOnLease, seconds: number) => Promise<boolean>
  /** Repeats it until the server has answered; whether it was recorded. */
  readonly report: (job: JobOnLease, outcome: ProgramOutcome) => Promise<boolean>
}

export interface DeskOptions {
  readonly connection: { readonly [name: string]: unknown }
  /** Address of the park below `/api/v1`. */
  readonly park: string
  readonly worker: string
  /** In order of priority. */
  readonly types: readonly string[]
  readonly leaseSeconds: number
  /** Aborted when no further jobs are wanted. */
  readonly stopping: AbortSignal
  readonly say: (text: string) => void
}

const WAIT_SECONDS = 25
const LONGEST_PAUSE = 15_000

const fetched = z.object({ jobs: z.array(jobOnLease) })
const session = z.object({ token: z.string() })

/**
 * Speaks with SIJI_TOKEN; with SIJI_ACCOUNT and SIJI_PASSWORD it signs in by itself, and again whenever its session has
 * ended. While the server cannot be reached it tries again, more and more seldom.
 */
export function openJobDesk(options: DeskOptions): JobDesk {
  const { park, worker, types, leaseSeconds, stopping, say } = options
  let server: ServerClient = connectToServer(options.connection)

  async function signIn(): Promise<boolean> {
    const { SIJI_ACCOUNT: account, SIJI_PASSWORD: password } = process.env
    if (account === undefined || password === undefined) return false
    const answer = await server.post('/sessions', { account, password, carriedBy: 'bearer' })
    server = connectToServer(options.connection, session.parse(answer).token)
    return true
  }

  async function post(path: string, body: object, signal?: AbortSignal): Promise<unknown> {
    try {
      return await server.post(`${park}${path}`, body, signal)
    } catch (error) {
      if (statusOf(error) !== 401 || !(await signIn())) throw error
      return await server.post(`${park}${path}`, body, signal)
    }
  }

  /** Tries until the server has said yes or no. */
  async function insist<T>(work: () => Promise<T>, until?: AbortSignal): Promise<T | null> {
    for (let wait = 500; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      try {
        return await work()
      } catch (error) {
        if (until?.aborted === true) return null
        if (isFinal(error)) throw error
        say(`服务器暂时没有应答 the server does not answer: ${error instanceof Error ? error.message : String(error)}`)
        await pause(wait * (0.5 + Math.random()), undefined, until === undefined ? {} : { signal: until }).catch(
          () => {},
        )
      }
    }
  }

  const addressOf = ({ instanceId, key }: JobOnLease) => `/jobs/${instanceId}/${key}`

  return {
    fetch: async (most) => {
      const body = { worker, types, most, leaseSeconds, waitSeconds: WAIT_SECONDS }
      const answer = await insist(() => post('/jobs/fetch', body, stopping), stopping)
      return answer === null ? [] : fetched.parse(answer).jobs
    },
    extend: async (job, seconds) => {
      try {
        await post(`${addressOf(job)}/extend`, { worker, attempt: job.attempt, leaseSeconds: seconds })
        return true
      } catch (error) {
        // What was not answered is said again before the lease runs out.
        return statusOf(error) !== 409
      }
    },
    report: async (job, outcome) => {
      const { type, ...what } = outcome
      const path = { completed: 'complete', failed: 'fail', error: 'error' }[type]
      try {
        await insist(() => post(`${addressOf(job)}/${path}`, { worker, attempt: job.attempt, ...what }))
        return true
      } catch (error) {
        if (statusOf(error) === 409) return false
        if (type === 'failed') throw error
        // What the program gave back is refused, and always will be.
        const message = error instanceof Error ? error.message : String(error)
        const failed = { worker, attempt: job.attempt, message, retryable: false }
        await insist(() => post(`${addressOf(job)}/fail`, failed))
        return true
      }
    },
  }
}

function statusOf(error: unknown): number {
  return error instanceof ServerProblem ? Number(error.problem['status']) : 0
}

/** The server said no, and would say so again. */
function isFinal(error: unknown): boolean {
  const status = statusOf(error)
  return status >= 400 && status < 500 && status !== 429
}

import { StartError } from '../database/start-error.ts'
import type { Output } from '../output.ts'
import { connectToServer, type ServerClient, ServerProblem } from './server-client.ts'

/** Runs a command against a server; what the server or the connection refuses is told on standard error. */
export async function withServer(
  options: { readonly [name: string]: unknown },
  output: Output,
  work: (server: ServerClient, park: string) => Promise<void>,
): Promise<number> {
  try {
    await work(connectToServer(options), `/parks/${encodeURIComponent(String(options['park'] ?? 'demo'))}`)
    return 0
  } catch (error) {
    if (error instanceof StartError) output.progress(`${error.messageZh}\n${error.message}`)
    else if (error instanceof ServerProblem) output.progress(JSON.stringify(error.problem))
    else throw error
    return error instanceof ServerProblem && error.problem['status'] === 422 ? 2 : 1
  }
}

/** Rows of an answer that is a list of objects. */
export function rowsOf(answer: unknown): readonly { readonly [name: string]: unknown }[] {
  if (!Array.isArray(answer)) throw new Error('Expected a list from the server, but found something else.')
  return answer
}

import { spawn } from 'node:child_process'

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** Standard output as JSON lines. */
  readonly lines: readonly { readonly [name: string]: unknown }[]
}

/** Runs `siji` as a user would, with `input` on standard input. */
export async function siji(args: readonly string[], input = '', environment: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const child = spawn(process.execPath, ['api/siji.mjs', ...args], { env: { ...process.env, ...environment } })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (part: Buffer) => {
    output.stdout += part.toString()
  })
  child.stderr.on('data', (part: Buffer) => {
    output.stderr += part.toString()
  })
  child.stdin.end(input)

  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { ...output, code, lines: jsonLines(output.stdout) }
}

function jsonLines(text: string): Ran['lines'] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
}

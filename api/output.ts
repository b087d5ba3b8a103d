import type { Problem } from '../engine/index.ts'

/** Where a command writes: results to standard output, problems and progress to standard error. */
export interface Output {
  /** One result: a JSON line, or `text` on a terminal. */
  readonly line: (value: object, text?: string) => void
  /** One reason why a model or the data is refused, as a JSON line on standard error. */
  readonly problem: (problem: Problem) => void
  /** Something that a person may like to know while it runs. */
  readonly progress: (text: string) => void
}

/** `format` as asked for; without it JSON lines unless standard output is a terminal. */
export function openOutput(format: string | null): Output {
  const asText = format === null ? process.stdout.isTTY === true : format === 'text'
  return {
    line: (value, text) => write(process.stdout, asText && text !== undefined ? text : JSON.stringify(value)),
    problem: ({ problem, element, line, message, messageZh }) =>
      write(process.stderr, JSON.stringify({ problem, element, line, message, messageZh })),
    progress: (text) => write(process.stderr, text),
  }
}

function write(stream: NodeJS.WriteStream, text: string): void {
  stream.write(`${text}\n`)
}

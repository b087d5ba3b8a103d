import { readFileSync } from 'node:fs'
import { parseInstant, type Variables } from '../../engine/index.ts'
import { readText } from './read-text.ts'

/** What `siji run` was asked, read and checked. */
export interface RunRequest {
  readonly process: string | null
  readonly also: readonly string[]
  readonly variables: Variables
  readonly start: string | null
  readonly script: string | null
  readonly at: number
  readonly auto: boolean
}

export type RequestResult =
  | { readonly ok: true; readonly request: RunRequest }
  | { readonly ok: false; readonly message: string }

export const zone = 'Asia/Shanghai'

const defaultNow = '2026-01-05T09:00:00+08:00'

/** Reads the options of `siji run`; what is wrong with them is said, with what is right. */
export function readRequest(options: { readonly [name: string]: unknown }): RequestResult {
  const at = parseInstant(textOf(options['at']) ?? defaultNow, zone)
  if (at === null) return wrong(`--at 应为带时区的时刻。Expected --at as ${defaultNow}, but found ${options['at']}.`)
  const variables = readVariables(textOf(options['variables']))
  if (typeof variables === 'string') return wrong(variables)
  const script = textOf(options['script'])
  const text = script === null ? null : readText(script)
  if (script !== null && text === null) return wrong(`找不到脚本 ${script}。There is no script ${script}.`)
  return {
    ok: true,
    request: {
      process: textOf(options['process']),
      also: Array.isArray(options['also']) ? options['also'].map(String) : [],
      variables,
      start: textOf(options['start']),
      script: text,
      at,
      auto: options['auto'] === true,
    },
  }
}

function readVariables(given: string | null): Variables | string {
  if (given === null) return {}
  const expected = '--variables 应为 JSON 对象或 @文件。Expected --variables as a JSON object, or @FILE that holds one'
  try {
    const text = given.startsWith('@') ? readFileSync(given.slice(1), 'utf8') : given
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Variables // JSON.parse gives JSON
    return `${expected}.`
  } catch (error) {
    return `${expected}: ${error instanceof Error ? error.message : String(error)}`
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function wrong(message: string): RequestResult {
  return { ok: false, message }
}

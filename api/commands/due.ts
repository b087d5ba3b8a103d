import { readFileSync } from 'node:fs'
import { z } from 'zod'
import {
  CLOSING_TIME,
  type ExplanationLine,
  findCalendar,
  parseInstant,
  type Reckoning,
  reckonDue,
  writeInstant,
} from '../../engine/index.ts'
import { calculateDeadline } from '../deadline-calculator/calculate.ts'
import { issuesInBothLanguages } from '../issues-in-both-languages.ts'
import type { Output } from '../output.ts'

const zone = 'Asia/Shanghai'

/** Dates have four digits of a year, also after the longest period. */
const LATEST = Date.UTC(9900, 0, 1)

const instant = z.string().transform((text, context) => {
  const at = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? parseInstant(text, zone) : null
  if (at !== null && at < LATEST) return at
  context.addIssue({
    code: 'custom',
    message: `Expected an instant such as 2026-03-02T09:00:00+08:00, but found ${text}.`,
    params: { messageZh: `应为带时区的时刻，如 2026-03-02T09:00:00+08:00，实际为 ${text}。` },
  })
  return z.NEVER
})

const suspension = z
  .strictObject({ from: instant, to: instant.nullish() })
  .refine(({ from, to }) => to == null || to >= from, {
    message: 'Expected a suspension to end after it begins.',
    params: { messageZh: '中止的结束时间不得早于开始时间。' },
  })

const question = z.strictObject({
  accepted: instant,
  days: z.number().int().min(0).max(10_000),
  suspensions: z.array(suspension).max(1000).default([]),
  extension: z.number().int().min(0).max(10_000).default(0),
  at: instant.optional(),
})

/** `siji due`: reckons a deadline by the counting rule (民法典 art. 201, 203; 行政许可法 art. 82), in Asia/Shanghai. */
export async function run(
  _operands: readonly string[],
  options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  const explains = options['explain'] === true
  if (typeof options['batch'] === 'string') return answerBatch(options['batch'], explains, output)
  if (options['accepted'] === undefined || options['days'] === undefined) {
    output.progress(
      '需要 --accepted 和 --days，或者 --batch。Expected --accepted INSTANT and --days N, or --batch FILE.',
    )
    return 3
  }

  const { accepted, days, extension, at } = options
  return answer(
    {
      accepted,
      days: Number(days),
      ...(extension === undefined ? {} : { extension: Number(extension) }),
      ...(at === undefined ? {} : { at }),
      suspensions: Array.isArray(options['suspension']) ? options['suspension'].map(readSuspension) : [],
    },
    1,
    explains,
    output,
  )
}

function answerBatch(file: string, explains: boolean, output: Output): number {
  const lines = readFileSync(file === '-' ? 0 : file, 'utf8').split('\n')
  let code = 0
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const asked = parsed(line)
    const answered =
      asked === null ? refuseLine(line, index + 1, output) : answer(asked.value, index + 1, explains, output)
    code = Math.max(code, answered)
  }
  return code
}

function refuseLine(text: string, line: number, output: Output): number {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
  output.problem({
    problem: 'due-question',
    severity: 'error',
    element: null,
    line,
    message: `Expected a JSON object such as {"accepted":"2026-03-02T09:00:00+08:00","days":8}, but found ${shown}`,
    messageZh: `不能推算：每行应为一个 JSON 对象，如 {"accepted":"2026-03-02T09:00:00+08:00","days":8}，实际为 ${shown}`,
  })
  return 2
}

function answer(asked: unknown, line: number, explains: boolean, output: Output): number {
  const { success, data } = question.safeParse(asked)
  if (!success) {
    const issues = issuesInBothLanguages(question, asked)
    output.problem({
      problem: 'due-question',
      severity: 'error',
      element: null,
      line,
      message: issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join('; '),
      messageZh: `不能推算：${issues.map(({ path, messageZh }) => [...path.map(String), messageZh].join('：')).join('；')}`,
    })
    return 2
  }

  const { accepted, days, suspensions, extension, at } = data
  const calendar = findCalendar('cn')
  if (calendar === null) throw new Error('Expected the national calendar cn')
  const office = { calendar, zone, closesAt: CLOSING_TIME }
  const stopped = suspensions.map(({ from, to }) => ({ from, to: to ?? null, ground: null }))
  const period = { days, extension, suspensions: stopped, at: at ?? accepted }
  const reckoning = reckonDue({ ...office, ...period, acceptedAt: accepted })
  if (!explains) {
    output.line(answerOf(reckoning), textOf(reckoning))
    return 0
  }
  const { sentence, lines } = calculateDeadline(office, { ...period, accepted, clock: 'promised' })
  const explanation = {
    zh: { sentence: sentence.zh, lines: lines.zh },
    en: { sentence: sentence.en, lines: lines.en },
  }
  output.line({ ...answerOf(reckoning), explanation }, [textOf(reckoning), ...explainedText(explanation)].join('\n'))
  return 0
}

/** On a terminal, each language in a paragraph of its own. */
function explainedText(explanation: { readonly [language in 'zh' | 'en']: Explained }): readonly string[] {
  return [explanation.zh, explanation.en].flatMap(({ sentence, lines }) => [
    sentence,
    ...lines.map(({ when, what }) => `  ${when}　${what}`),
  ])
}

interface Explained {
  readonly sentence: string
  readonly lines: readonly ExplanationLine[]
}

function answerOf({ dueAt, provisional, usedDays, remainingDays, light, counted }: Reckoning) {
  return {
    due: dueAt === null ? null : writeInstant(dueAt, zone),
    provisional,
    usedDays,
    remainingDays,
    light,
    counted,
  }
}

function textOf(reckoning: Reckoning): string {
  const { due, provisional, usedDays, remainingDays, counted } = answerOf(reckoning)
  if (due === null) return `中止计时，期限待定；已用 ${usedDays} 个工作日。Suspended: no due date yet.`
  return `${due}${provisional ? '（暂定 provisional）' : ''}　已用 ${usedDays}，还剩 ${remainingDays} 个工作日；计入：${counted.join(' ')}`
}

function readSuspension(text: unknown) {
  const [from, to] = String(text).split('/')
  return to === undefined || to === '' ? { from } : { from, to }
}

/** `null` where the line is no JSON. */
function parsed(line: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(line) }
  } catch {
    return null
  }
}

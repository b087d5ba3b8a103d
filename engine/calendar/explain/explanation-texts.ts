import { dateText, instantText, spanText, type TextLanguage } from './date-texts.ts'
import type { DueExplanation, ExplainedDay, ExplainedSuspension, SeasonHours } from './due-explanation.ts'
import { groundNames, namesOfWhole } from './ground-names.ts'

/** What happened when counting began: an application was accepted or received, or a step began. */
export type Beginning = 'acceptance' | 'receipt' | 'step'

export interface ExplanationLine {
  readonly when: string
  readonly what: string
}

const beginnings = {
  acceptance: ['受理', 'accepted'],
  receipt: ['收到', 'received'],
  step: ['开始', 'begun'],
} as const

/** The explanation as a list, one line for days of one kind that follow each other. */
export function explanationLines(
  explanation: DueExplanation,
  language: TextLanguage,
  beginning: Beginning = 'acceptance',
): readonly ExplanationLine[] {
  const today = explanation.at.slice(0, 10)
  const lines = runsOf(explanation.days).map((run) => ({
    when: spanText(language, run.first.date, run.last.date, today),
    what: runText(explanation, run, language, beginning),
  }))
  return [...lines, ...explanation.suspensions.flatMap(withoutEffect), ...endLines(explanation, language)]

  /** Within one effective day a suspension covers nothing (domain rule 4), which needs to be said. */
  function withoutEffect(suspension: ExplainedSuspension): readonly ExplanationLine[] {
    const { from, to, coveredDays } = suspension
    if (to === null || coveredDays !== 0) return []
    const name = suspensionText(suspension, language)
    return [
      {
        when: spanText(language, from.slice(0, 10), to.slice(0, 10), today),
        what:
          language === 'zh' ? `${name}：没有跨过工作日，不停` : `${name}: over within one working day, nothing lost`,
      },
    ]
  }
}

/** What it comes to, in one sentence. */
export function explanationSentence(
  { due, givenDays, extension, start, at, provisional, days }: DueExplanation,
  language: TextLanguage,
  beginning: Beginning = 'acceptance',
): string {
  const today = at.slice(0, 10)
  const begun = instantText(language, start.at, today)
  const suspended = days.filter(({ kind }) => kind === 'suspended').length
  const [zhBegun, enBegun] = beginnings[beginning]
  if (language === 'en') {
    const parts = [
      ...(extension === null ? [] : [`extended by ${daysIn(extension.days)}`]),
      ...(suspended === 0 ? [] : [`${daysIn(suspended)} suspended`]),
    ]
    const period = `${daysIn(givenDays)} from ${begun} (${[enBegun, ...parts].join(', ')})`
    if (due === null) return `${period}: the clock is stopped, so there is no due date yet.`
    return `${period} ${givenDays === 1 ? 'is' : 'are'} due on ${instantText('en', due, today)}${provisional ? ' (provisional)' : ''}.`
  }
  const parts = [
    ...(extension === null ? [] : [`延期 ${extension.days} 个工作日`]),
    ...(suspended === 0 ? [] : [`中止 ${suspended} 个工作日`]),
  ]
  const period = [`${begun} ${zhBegun}，${givenDays} 个工作日`, ...parts].join('，')
  if (due === null) return `${period}；计时中止，到期日待定。`
  return `${period}，${instantText('zh', due, today)} 到期${provisional ? '（暂定）' : ''}。`
}

interface Run {
  readonly first: ExplainedDay
  readonly last: ExplainedDay
  readonly days: readonly ExplainedDay[]
}

function runsOf(days: readonly ExplainedDay[]): readonly Run[] {
  const runs: Run[] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run !== undefined && runKey(run.last) === runKey(day))
      runs[runs.length - 1] = { first: run.first, last: day, days: [...run.days, day] }
    else runs.push({ first: day, last: day, days: [day] })
  }
  return runs
}

/** Days off within a suspension are told together with it. */
function runKey({ kind, suspendedBy, holiday, isMakeUpWorkday, isExtension, date }: ExplainedDay): string {
  if (suspendedBy.length > 0 && kind !== 'counted') return `suspended by ${suspendedBy.join()}`
  if (kind === 'counted') return isMakeUpWorkday ? date : `counted ${isExtension}`
  return kind === 'holiday' ? `holiday ${holiday?.name}` : kind
}

function runText(
  { suspensions, start, at }: DueExplanation,
  { first, last, days }: Run,
  language: TextLanguage,
  beginning: Beginning,
): string {
  const zh = language === 'zh'
  const begun = beginnings[beginning][zh ? 0 : 1]
  const time = start.at.slice(11, 16)
  if (first.suspendedBy.length > 0 && first.kind !== 'counted') {
    const lost = days.filter(({ kind }) => kind === 'suspended').length
    const reasons = first.suspendedBy.flatMap((place) => suspensions[place] ?? [])
    const count = zh ? `停 ${lost} 个工作日` : `${daysIn(lost)} not counted`
    return [...reasons.map((each) => suspensionText(each, language)), count].join(zh ? '；' : '; ')
  }
  switch (first.kind) {
    case 'begun': {
      const effective = dateText(language, start.effectiveDay, at)
      if (zh) return `${time} ${begun}，${start.because === 'closed' ? '已下班' : '休息日'}，按 ${effective} 起算`
      return `${begun} at ${time}, ${start.because === 'closed' ? 'after hours' : 'a day off'}: taken as ${effective}`
    }
    case 'start':
      if (start.because !== 'open') return zh ? '起算日，当天不计' : 'taken as the beginning; this day does not count'
      return zh ? `${time} ${begun}，当天不计` : `${begun} at ${time}; this day does not count`
    case 'counted':
      return countedText(first, last, zh)
    case 'suspended':
      return zh ? '中止，不计' : 'suspended, not counted'
    case 'holiday':
      return zh ? `${first.holiday?.name}，不计` : `${first.holiday?.nameEn}, not counted`
    case 'weekend':
      return zh ? '周末，不计' : 'weekend, not counted'
  }
}

function countedText(first: ExplainedDay, last: ExplainedDay, zh: boolean): string {
  const numbers = first.number === last.number ? `${first.number}` : `${first.number}–${last.number}`
  const notes = [
    ...(first.isMakeUpWorkday ? [zh ? '调休上班，照计' : 'a make-up workday, counted'] : []),
    ...(first.isExtension ? [zh ? '延期' : 'extension'] : []),
  ]
  const name = zh ? `第 ${numbers} 天` : `${first.number === last.number ? 'day' : 'days'} ${numbers}`
  if (notes.length === 0) return name
  return zh ? `${name}（${notes.join('，')}）` : `${name} (${notes.join(', ')})`
}

/** `听证（行政许可法第四十五条；周敏；涉及利害关系人）` */
function suspensionText(suspension: ExplainedSuspension, language: TextLanguage): string {
  const { ground, article, who, why, ofWhole = false } = suspension
  const names = groundNames[ground] ?? [ground, ground]
  const name = (ofWhole ? namesOfWhole(names) : names)[language === 'zh' ? 0 : 1]
  const notes = [article, who, why].filter((note) => note !== null && note !== '')
  if (notes.length === 0) return name
  return language === 'zh' ? `${name}（${notes.join('；')}）` : `${name} (${notes.join('; ')})`
}

function endLines(explanation: DueExplanation, language: TextLanguage): readonly ExplanationLine[] {
  const { due, hours, extension, provisional, published, at, givenDays } = explanation
  const zh = language === 'zh'
  const notes = [extension?.who ?? null, extension?.why ?? null].filter((note) => note !== null && note !== '')
  const reason = notes.length === 0 ? '' : zh ? `（${notes.join('；')}）` : ` (${notes.join('; ')})`
  const extended =
    extension === null
      ? []
      : [
          {
            when: zh ? '延期' : 'Extension',
            what: zh
              ? `${givenDays} + ${extension.days} 个工作日${reason}`
              : `${givenDays} + ${daysIn(extension.days)}${reason}`,
          },
        ]
  const end =
    due === null
      ? { when: zh ? '到期' : 'Due', what: zh ? '中止计时，恢复后再定' : 'not before the clock goes on' }
      : {
          when: dateText(language, due.slice(0, 10), at),
          what: zh
            ? `${due.slice(11, 16)} 到期${hours === null ? '' : `（${hoursText(hours, language)}）`}`
            : `due at ${due.slice(11, 16)}${hours === null ? '' : ` (${hoursText(hours, language)})`}`,
        }
  const unknown = {
    when: zh ? '暂定' : 'Provisional',
    what: zh
      ? `只公布了 ${published.from} 至 ${published.to} 的放假安排，其余按周一至周五推算`
      : `holidays are published from ${published.from} to ${published.to}; else Monday to Friday are counted`,
  }
  return [...extended, end, ...(provisional ? [unknown] : [])]
}

/** `5月1日–9月30日办公 09:00–12:00、15:00–18:00`, `2026年5月6日起当天办公 09:00–12:00` */
export function hoursText({ from, to, open }: SeasonHours, language: TextLanguage): string {
  if (to === null) {
    // In full: they are shown at any time.
    const since = dateText(language, from, '')
    return language === 'zh'
      ? `${since}起当天办公 ${openText(open, 'zh')}`
      : `open ${openText(open, 'en')} on this day since ${since}`
  }
  // Of no year: they are the same in each.
  const [first, last] = [from, to].map((date) => dateText(language, `2000-${date}`, '2000-01-01'))
  if (language === 'zh') return `${first}–${last}办公 ${openText(open, language)}`
  return `open ${openText(open, language)} from ${first} to ${last}`
}

/** `09:00–12:00、15:00–18:00` */
export function openText(open: readonly string[], language: TextLanguage): string {
  return open.map((span) => span.replace('-', '–')).join(language === 'zh' ? '、' : ' and ')
}

function daysIn(days: number): string {
  return `${days} working ${days === 1 ? 'day' : 'days'}`
}

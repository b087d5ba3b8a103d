import { knownDeferral, knownRow, standardForm } from '../wizard/catalogue.ts'
import { describeProcess } from '../wizard/describe-process.ts'
import { prepareForm } from '../wizard/prepare-form.ts'
import { listOf, recordOf } from '../wizard/read-form.ts'
import { type Row, usualRules } from '../wizard/table.ts'
import { refusalScope, whichPermits } from '../wizard/write-process.ts'
import type { Files, StepContext, StepPermit } from './step.ts'

const DESCRIPTION = 'process.json'
const FORM = 'forms/application.json'

/** The permits in `process.json`, the form by which it is decided which apply, and both decisions. What is there stays. */
export function describePermits(context: StepContext, files: Files): Files {
  const rows = context.permits.map((permit) => rowOf(permit))
  const form = files[FORM] === undefined ? recordOf(standardForm) : (readJson(files[FORM]) ?? {})
  const prepared = prepareForm(form, rows)
  const before = readJson(files[DESCRIPTION])
  if (before === null) return {}
  const { id, name: title } = context.process
  const drawn = recordOf(
    describeProcess(
      { rows, rules: { ...usualRules, window: context.department, mayDefer: true } },
      { id, title, processes: context.processes, heldPermits: prepared.heldPermits },
    ),
  )
  const description = {
    ...drawn,
    ...before,
    permits: { ...recordOf(drawn['permits']), ...recordOf(before['permits']) },
    materials: joined(listOf(before['materials']), listOf(drawn['materials'])),
  }
  const made: Files = {
    [FORM]: writeJson(prepared.form),
    'decisions/which-permits.dmn': whichPermits(rows, prepared.held),
    'decisions/refusal-scope.dmn': refusalScope(rows),
  }
  const missing = Object.entries(made).filter(([path]) => files[path] === undefined)
  return { ...Object.fromEntries(missing), [DESCRIPTION]: writeJson(description) }
}

type Materials = readonly Readonly<Record<string, unknown>>[]

/** Materials that are there, asked for by the new permits too; then the new ones. */
function joined(before: Materials, drawn: Materials): Materials {
  const permitsOf = (materials: Materials, code: unknown) => {
    const permits = materials.find((each) => each['code'] === code)?.['permits']
    return Array.isArray(permits) ? permits : []
  }
  return [
    ...before.map((material) => {
      const { code } = material
      return { ...material, permits: [...new Set([...permitsOf(before, code), ...permitsOf(drawn, code)])] }
    }),
    ...drawn.filter(({ code }) => !before.some((material) => material['code'] === code)),
  ]
}

/** What each department looks at on site: one line for each to begin with. */
export function describeSurvey({ permits }: StepContext, files: Files): Files {
  const before = readJson(files[DESCRIPTION])
  if (before?.['permits'] === undefined || before['survey'] !== undefined) return {}
  const checklist = permits.map(({ letter, name }) => ({
    code: `site-${letter.toLowerCase()}`,
    permit: letter,
    text: { zh: `现场与${name}的许可内容一致`, en: `The site is as permitted (${letter})` },
  }))
  return { [DESCRIPTION]: writeJson({ ...before, survey: { checklist } }) }
}

/** Rules by which deferrals are followed, where the park runs the process that follows them. */
export function withDeferral({ processes }: StepContext, files: Files): Files {
  const before = readJson(files[DESCRIPTION])
  const isFollowed = processes.includes(knownDeferral.process)
  if (!isFollowed || before?.['key'] === undefined || before['deferral'] !== undefined) return {}
  return { [DESCRIPTION]: writeJson({ ...before, deferral: knownDeferral }) }
}

function rowOf({ letter, name, department, promisedDays, statutoryDays, condition }: StepPermit): Row {
  const known = knownRow(name)
  const { materials = [], after = [] } = known ?? {}
  return { letter, permit: name, department, promisedDays, statutoryDays, condition, materials, after }
}

/** `null` for what cannot be read: checks tell of it, and nothing is written over it. */
function readJson(text: string | undefined): Readonly<Record<string, unknown>> | null {
  try {
    return recordOf(JSON.parse(text ?? '{}'))
  } catch {
    return null
  }
}

function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

import type {
  DecisionPart,
  FindingPart,
  LinePart,
  OutcomePart,
  SelectPart,
} from '../../../../templates/pages/decision-part.ts'
import type { FieldPart } from '../../../../templates/pages/field-part.ts'
import type { Fact } from '../../../../templates/pages/parts.ts'
import { isTextKey, textIn } from '../../../../templates/texts/catalogue.ts'
import type { Language } from '../../../../templates/texts/text.ts'
import type { Form, FormValues } from '../../../forms/form.ts'
import { readPosted } from '../../../forms/form-reading.ts'
import type { DescribedProcess } from '../../../process-description/described-process.ts'
import type { Refusal } from '../../../refusal.ts'
import { needsOf } from '../../../tasks/outcome-rules.ts'
import type { Task } from '../../../tasks/task.ts'
import { formOf } from '../../../tasks/work-of.ts'
import { errorOf, fieldId } from '../../error-summary.ts'
import { fieldPart } from '../../parts/fields.ts'
import { noControl } from '../../parts/no-control.ts'
import { type Typed, textOf } from '../../typed.ts'
import { countName, findingCount, findingName, legalBasisName, reasonName } from './decision-names.ts'
import { ownFields } from './read-decision.ts'

/** What a decision form is made from. */
export interface DecisionState {
  readonly task: Task
  readonly process: DescribedProcess
  readonly typed: Typed
  readonly problem: Refusal | null
  readonly commandId: string
  readonly language: Language
  /** Address of the task's page. */
  readonly base: string
  readonly view: string
  /** Where companies are looked up. */
  readonly companies: string
  readonly status: string
  /** What earlier tasks wrote in the same form, which is only read here. */
  readonly given: readonly Fact[]
}

export interface OfferedOutcome {
  readonly value: string
  readonly label: string
}

/** The answers that the model offers for a task; empty = it is answered by its form alone. */
export function offeredOutcomes(process: DescribedProcess, task: Pick<Task, 'node'>): readonly OfferedOutcome[] {
  const node = process.definition.nodes.get(task.node)
  return node?.type === 'userTask' ? node.outcomes : []
}

/** The word of the model; in English the catalogue's, where it knows the outcome. */
export function outcomeLabel(
  process: DescribedProcess,
  task: Pick<Task, 'node'>,
  value: string,
  language: Language,
): string {
  const label = offeredOutcomes(process, task).find((outcome) => outcome.value === value)?.label ?? value
  const key = `outcome.${value}`
  return language === 'en' && isTextKey(key) ? textIn(language, key) : label
}

export function decisionForm(state: DecisionState): DecisionPart {
  const { task, process, typed, problem, language, base } = state
  const outcomes = offeredOutcomes(process, task)
  const fields = ownFields(formOf(process, task), outcomes.length > 0)
  const showing = {
    ...{ language, companies: state.companies, errors: problem?.fields ?? [] },
    ...{ hidden: new Set<string>(), prefix: 'fields' as const },
  }
  const values = hasBegun(typed) ? readPosted(fields, typed, 'fields') : suggested(fields, typed)
  return {
    action: `${base}/answer`,
    draftAction: `${base}/draft`,
    commandId: state.commandId,
    view: state.view,
    outcomes: outcomes.map(({ value }) => outcomePart(state, value)),
    outcomeError: errorOf(problem, 'outcome', language),
    given: state.given,
    fields: fields.map((field) => fieldPart(field, { ...showing, values })),
    rules: rulesOf(process, task),
    submit: textIn(language, task.checkPost === null ? 'task.submit' : 'task.submitToCheck'),
    status: state.status,
    hint: task.checkPost === null ? null : textIn(language, 'task.checkHint'),
  }
}

/** Whether it comes from this form, as its page posts it or as it was answered before. */
function hasBegun(typed: Typed): boolean {
  return typed['view'] !== undefined || typed['outcome'] !== undefined
}

/** What is proposed for a form that nobody has filled in yet; every other field begins with what its form says. */
function suggested(fields: Form['fields'], typed: Typed): FormValues {
  const proposed = fields.filter(({ key }) => typed[`fields.${key}`] !== undefined)
  return readPosted(proposed, typed, 'fields')
}

function outcomePart(state: DecisionState, value: string): OutcomePart {
  const { task, process, typed, language } = state
  const needs = needsOf(value)
  return {
    id: fieldId(`outcome.${value}`),
    value,
    label: outcomeLabel(process, task, value, language),
    chosen: textOf(typed, 'outcome') === value,
    reason: areaPart(
      state,
      reasonName(value),
      needs.includes('reason') ? 'task.reason' : 'task.remark',
      !needs.includes('reason'),
    ),
    legalBasis: needs.includes('legalBasis') ? linePart(state, legalBasisName(value), false) : null,
    findings: needs.includes('findings')
      ? {
          outcome: value,
          countName: countName(value),
          count: findingCount(typed, value),
          items: Array.from({ length: findingCount(typed, value) }, (_, index) => findingPart(state, value, index)),
        }
      : null,
  }
}

function findingPart(state: DecisionState, outcome: string, index: number): FindingPart {
  const { task, process, typed, language } = state
  const name = (key: Parameters<typeof findingName>[2]) => findingName(outcome, index, key)
  return {
    id: `finding-${outcome}-${index}`,
    title: textIn(language, 'task.findingNumber', { number: index + 1 }),
    about: aboutSelect(process, task, name('about'), textOf(typed, name('about')), language),
    permit:
      task.permit === null ? permitSelect(process, name('permit'), textOf(typed, name('permit')), language) : null,
    whatIsWrong: areaPart(state, name('whatIsWrong'), 'task.whatIsWrong', false),
    howToFix: areaPart(state, name('howToFix'), 'task.howToFix', false),
    rule: linePart(state, name('rule'), true),
    removeValue: findingCount(typed, outcome) > 1 ? `${outcome}.${index}` : null,
    removeAction: `${state.base}/draft`,
    removeLabel: textIn(language, 'task.removeFinding', { number: index + 1 }),
  }
}

/** Materials that the permit asks for first, then the fields of the form. */
export function aboutSelect(
  process: DescribedProcess,
  task: Task,
  name: string,
  chosen: string,
  language: Language,
): SelectPart {
  const option = (value: string, label: string) => ({ value, label, selected: value === chosen })
  const { permit } = task
  const materials = process.materials.filter(({ permits }) => permit === null || permits.includes(permit))
  return {
    id: fieldId(name),
    name,
    groups: [
      {
        label: textIn(language, 'task.materials'),
        options: materials.map((material) => option(`material:${material.code}`, material.name[language])),
      },
      {
        label: textIn(language, 'task.formFields'),
        options: process.form.fields.map(({ key, label, labelEn }) =>
          option(`field:${key}`, language === 'zh' ? label : labelEn),
        ),
      },
    ],
  }
}

function permitSelect(process: DescribedProcess, name: string, chosen: string, language: Language): SelectPart {
  const options = [...process.permits.values()].map((permit) => ({
    value: permit.letter,
    label: permit.name[language],
    selected: permit.letter === chosen,
  }))
  return { id: fieldId(name), name, groups: [{ label: textIn(language, 'task.permits'), options }] }
}

function areaPart(
  { typed, problem, language }: DecisionState,
  name: string,
  label: 'task.reason' | 'task.remark' | 'task.whatIsWrong' | 'task.howToFix',
  optional: boolean,
): FieldPart {
  const id = fieldId(name)
  const error = errorOf(problem, name, language)
  return {
    id,
    name,
    label: textIn(language, label),
    optional,
    hint: null,
    error,
    describedBy: error === null ? '' : `${id}-error`,
    hidden: false,
    ...noControl,
    area: { value: textOf(typed, name), maxLength: 2_000 },
  }
}

function linePart({ typed, problem, language }: DecisionState, name: string, optional: boolean): LinePart {
  return { id: fieldId(name), name, value: textOf(typed, name), optional, error: errorOf(problem, name, language) }
}

/** The laws by which this permit, or the whole process, is judged. */
function rulesOf(process: DescribedProcess, { permit }: Task): readonly string[] {
  const own = permit === null ? [] : (process.permits.get(permit)?.legalBasis ?? [])
  const all = process.description.legalBasis.map(({ law, articles }) => `${law}${articles}`)
  return [...new Set([...own, ...all])]
}

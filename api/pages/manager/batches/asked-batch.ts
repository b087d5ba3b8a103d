import type { BatchAct, BatchOrder, Selection } from '../../../batches/batch.ts'
import { type Typed, textOf } from '../../typed.ts'
import { typedVariables } from '../incident-page.ts'

export const acts = ['suspend', 'resume', 'cancel', 'modify', 'migrate', 'restart', 'resolve'] as const
export const statuses = ['active', 'completed', 'terminated', 'cancelled'] as const

/** Everything that the form asks, by the names of its fields. */
export const askedFields = [
  'act',
  'process',
  'status',
  'version',
  'step',
  'from',
  'to',
  'toVersion',
  'code',
  'name',
  'value',
] as const

/** What was asked; `null` as long as it has not been said what to do with which process. */
export function askedBatch(typed: Typed): BatchOrder | null {
  const process = textOf(typed, 'process')
  const act = actOf(typed)
  if (act === null || process === '') return null
  const [step, code] = [textOf(typed, 'step'), textOf(typed, 'code')]
  const selection: Selection = {
    process,
    version: numberOf(typed, 'version'),
    status: statuses.find((status) => status === textOf(typed, 'status')) ?? null,
    step: step === '' ? null : step,
    instances: null,
    code: code === '' ? null : code,
  }
  return { act, selection }
}

function actOf(typed: Typed): BatchAct | null {
  const type = acts.find((act) => act === textOf(typed, 'act'))
  const [from, to] = [textOf(typed, 'from'), textOf(typed, 'to')]
  switch (type) {
    case undefined:
      return null
    case 'suspend':
    case 'resume':
    case 'cancel':
      return { type }
    case 'modify': {
      const terminate = from === '' ? [] : [from]
      return to === ''
        ? { type, terminate, activate: [], after: terminate }
        : { type, terminate, activate: [to], after: [] }
    }
    case 'migrate':
      return { type, toVersion: numberOf(typed, 'toVersion') ?? 0, plan: {} }
    case 'resolve':
      return { type, variables: typedVariables(textOf(typed, 'name'), textOf(typed, 'value')) }
    case 'restart':
      return { type, points: to === '' ? [] : [{ node: to }], variables: {} }
  }
}

function numberOf(typed: Typed, name: string): number | null {
  const text = textOf(typed, name)
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

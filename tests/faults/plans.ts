import { exampleForm } from '../../api/demo-data/example-form.ts'
import type { FormValues } from '../../api/forms/form.ts'

/** What becomes of one application. */
export interface Plan {
  readonly name: 'allPermits' | 'corrected' | 'withdrawn' | 'constructionOnly'
  readonly form: FormValues
  readonly end: string
  /** Permits that are issued in the end. */
  readonly permits: readonly string[]
}

// Land and planning are settled already, nothing else applies: one review, one signature, one permit.
const constructionOnly: FormValues = {
  ...exampleForm,
  permitsHeld: ['L', 'R', 'P'],
  civilBuildingArea: '0',
  civilDefenceArea: null,
  civilDefenceOutcome: null,
  occupiesGreen: false,
  fundsSource: 'stateControlled',
}

const all = ['L', 'R', 'C', 'P', 'D', 'O', 'K']
const plans: readonly Plan[] = [
  { name: 'constructionOnly', form: constructionOnly, end: 'delivered', permits: ['K'] },
  { name: 'allPermits', form: exampleForm, end: 'delivered', permits: all },
  { name: 'constructionOnly', form: constructionOnly, end: 'delivered', permits: ['K'] },
  { name: 'corrected', form: exampleForm, end: 'delivered', permits: all },
  { name: 'withdrawn', form: constructionOnly, end: 'withdrawn', permits: [] },
]

/** Different ways through the process, in turns. */
export function planOf(index: number): Plan {
  const plan = plans[index % plans.length]
  if (plan === undefined) throw new Error(`Expected a plan for ${index}.`)
  return plan
}

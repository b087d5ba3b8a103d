import type { Problem } from '../../../engine/model/problem.ts'
import {
  askName,
  interrupt,
  matchJoin,
  mendCompensation,
  mendLink,
  mendStart,
  removeElement,
  removeLoop,
  startNoProcess,
} from './element-fixes.ts'
import { callNewest, mendServiceLevel, removeBlanks, removeTwins } from './extension-fixes.ts'
import { findDecision, findForm } from './file-fixes.ts'
import type { Fix, FixModel, FixRule } from './fix.ts'
import { appendEnd, chooseDefault, makeDefault, prependStart, removeCondition, removeFlow } from './flow-fixes.ts'

/** Every rule that has an answer. Of all others a person has to say what is meant: the problem leads to its element. */
const rules: Readonly<Record<string, FixRule>> = {
  'start-missing': prependStart,
  'start-event': mendStart,
  'dead-end': appendEnd,
  'flow-misplaced': removeFlow,
  'condition-missing': makeDefault,
  'condition-misplaced': removeCondition,
  'no-way-out': chooseDefault,
  'join-mismatch': matchJoin,
  'name-missing': askName,
  instantiate: startNoProcess,
  link: mendLink,
  compensation: mendCompensation,
  'ad-hoc': removeElement,
  'error-not-interrupting': interrupt,
  'loop-misplaced': removeLoop,
  'duplicate-target': removeTwins,
  mapping: removeBlanks('siji:Input', 'siji:Output'),
  'outcome-without-value': removeBlanks('siji:Outcome'),
  rounds: removeBlanks('siji:Rounds'),
  'service-level': mendServiceLevel,
  'form-missing': findForm,
  'decision-missing': findDecision,
  'called-process-missing': callNewest,
}

/** What would do away with a problem: nothing is changed yet. */
export function fixesFor(problem: Problem, model: FixModel): readonly Fix[] {
  const element = problem.element === null ? null : model.find(problem.element)
  const rule = rules[problem.problem]
  return element === null || rule === undefined ? [] : rule(element, model, problem)
}

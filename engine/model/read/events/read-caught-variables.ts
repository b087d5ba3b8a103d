import { type ModdleElement, textOf } from '../../moddle.ts'
import type { CaughtVariables } from '../../nodes/event-definition.ts'

/** Where code and message of what is caught go: in our words, or in those of Camunda 7. */
export function readCaughtVariables(definition: ModdleElement, kind: 'error' | 'escalation'): CaughtVariables {
  const codeVariable = textOf(definition, 'siji:codeVariable') ?? textOf(definition, `camunda:${kind}CodeVariable`)
  const messageVariable =
    textOf(definition, 'siji:messageVariable') ?? textOf(definition, `camunda:${kind}MessageVariable`)
  return {
    ...(codeVariable === null ? undefined : { codeVariable }),
    ...(messageVariable === null ? undefined : { messageVariable }),
  }
}

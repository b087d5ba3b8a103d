import type { Moddle, Shape } from '../canvas/services.ts'
import { isModdle } from '../model/extension.ts'

/** What an event waits for or puts out; several where it is a multiple one, of one type where that is given. */
export function definitionsOf({ businessObject }: Shape, type: string | null = null): readonly Moddle[] {
  const definitions = businessObject.get('eventDefinitions')
  const all = Array.isArray(definitions) ? definitions.filter(isModdle) : []
  return type === null ? all : all.filter(({ $type }) => $type === type)
}

export function hasDefinition(element: Shape, ...types: readonly string[]): boolean {
  return definitionsOf(element).some(({ $type }) => types.includes($type))
}

/** Whether an event puts something out rather than waiting for it. */
export function isThrown({ businessObject }: Shape): boolean {
  return businessObject.$instanceOf('bpmn:ThrowEvent')
}

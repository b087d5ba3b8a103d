import type { Services, Shape } from './services.ts'

/** What stands on the canvas for an element: itself, or the pool of a process. */
export function shapeOf({ elementRegistry }: Pick<Services, 'elementRegistry'>, id: string): Shape | undefined {
  return elementRegistry.get(id) ?? elementRegistry.filter((shape) => processOf(shape) === id)[0]
}

function processOf({ businessObject }: Shape): unknown {
  if (businessObject.$type !== 'bpmn:Participant') return null
  const process = businessObject.get('processRef')
  return typeof process === 'object' && process !== null && 'id' in process ? process.id : null
}

import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import type { Step } from '../../../engine/simulate/script/step.ts'
import type { TraceLine } from '../../../engine/simulate/world/trace.ts'
import type { Names } from '../model/with-names.ts'

/** What somebody sees happen when a step is played: `审查 · 退回补正`; `''` for a step at which nothing happens. */
export function stepWords(
  step: Step,
  happened: readonly TraceLine[],
  processes: readonly ProcessDefinition[],
  names: Names,
): string {
  const what = actionWords(step, processes, names)
  return what === '' ? '' : [what, ...branchesTaken(happened, processes, names)].join(' · ')
}

function actionWords(step: Step, processes: readonly ProcessDefinition[], names: Names): string {
  const name = (id: string) => names[id] ?? id
  switch (step.type) {
    case 'start':
      return step.event === null ? '流程开始' : `流程开始：${name(step.event)}`
    case 'complete':
    case 'continue':
      return name(step.element)
    case 'error':
      return `${name(step.element)} 出错${step.code === '' ? '' : `（${step.code}）`}`
    case 'escalate':
      return `${name(step.element)} 上报${step.code === '' ? '' : `（${step.code}）`}`
    case 'activate':
      return `选办 ${name(step.element)}`
    case 'trigger':
      return triggerWords(step.element, processes, names)
    default:
      return ''
  }
}

function triggerWords(element: string, processes: readonly ProcessDefinition[], names: Names): string {
  const node = processes.flatMap(({ nodes }) => nodes.get(element) ?? [])[0]
  const name = names[element] ?? element
  const trigger = node !== undefined && 'trigger' in node ? node.trigger : null
  if (trigger?.type === 'timer') return `${name} 到时`
  if (trigger?.type === 'message' || trigger?.type === 'signal') return `收到 ${name}`
  if (trigger?.type === 'conditional') return `${name} 条件成立`
  return name
}

/** Which way it went where there was more than one. */
function branchesTaken(
  happened: readonly TraceLine[],
  processes: readonly ProcessDefinition[],
  names: Names,
): readonly string[] {
  const flows = happened.flatMap(({ event, element }) =>
    event === 'taken' ? processes.flatMap((process) => process.flows.get(element) ?? []) : [],
  )
  return flows.flatMap(({ name, source, target }) => {
    const chose = source.outgoing.length > 1 && source.type !== 'parallelGateway'
    return chose ? [name ?? `到 ${names[target.id] ?? target.id}`] : []
  })
}

import { linesOf, type TraceLine } from '../../../../engine/simulate/world/trace.ts'
import type { World } from '../../../../engine/simulate/world/world.ts'
import { nameIn } from './names.ts'
import type { Replay } from './replay.ts'

/** One line of the log. */
export interface Happening {
  readonly at: number
  readonly instance: number
  readonly element: string
  readonly text: string
  /** The line of the script that led to it, counted from 1. */
  readonly step: number
}

/** Everything that happened in a run, in words; of gateways and flows the diagram tells. */
export function happeningsOf({ processes, worlds }: Replay): readonly Happening[] {
  return worlds.flatMap((world, step) =>
    traceOf(world, worlds[step - 1]).flatMap((line) => {
      const name = nameIn(processes, line.element)
      // An event without a name tells nothing that the diagram does not show.
      const isNameless = name === line.element && /Event$/.test(line.type) && line.event !== 'failed'
      const text = isNameless ? null : textOf(line, `“${name}”`)
      return text === null ? [] : [{ at: line.at, instance: line.instance, element: line.element, text, step }]
    }),
  )
}

function traceOf(world: World, before: World | undefined): readonly TraceLine[] {
  return linesOf(world.trace, before?.trace)
}

function textOf({ event, type, body, whole }: TraceLine, name: string): string | null {
  const which = body === undefined ? name : `${name}第 ${body + 1} 份`
  if (event === 'taken' || whole === true) return null
  if (event === 'failed') return `${which}出错，停在这里`
  if (event === 'terminated') return type.endsWith('Gateway') ? null : `${which}终止`
  if (event === 'clockPaused') return `${name}中止计时`
  if (event === 'clockResumed') return `${name}恢复计时`
  if (event === 'clockExtended') return `${name}延长时限`
  if (event === 'lightChanged') return `${name}的时限亮灯变化`
  if (event === 'thrown') return `${which}发出`
  if (event === 'caught') return `${which}发生`
  if (type === 'process') return event === 'activated' ? `流程${name}启动` : `流程${name}结束`
  if (type === 'startEvent') return null
  if (type === 'endEvent') return event === 'completed' ? `到达${which}` : null
  if (/Gateway$|Event$/.test(type))
    return event === 'activated' && type === 'intermediateCatchEvent' ? `等待${which}` : null
  return event === 'activated' ? `${which}开始` : `${which}办结`
}

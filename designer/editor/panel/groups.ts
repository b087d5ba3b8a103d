import { basics } from './basics.tsx'
import { completion } from './conditions/completion.tsx'
import { conditionalEvent } from './conditions/conditional-event.tsx'
import { dataOutput } from './conditions/data-output.tsx'
import { flowCondition } from './conditions/flow-condition.tsx'
import { clockEvents } from './deadlines/clock-events.tsx'
import { pause } from './deadlines/pause.tsx'
import { rounds } from './deadlines/rounds.tsx'
import { serviceLevels } from './deadlines/service-levels.tsx'
import { timer } from './deadlines/timer.tsx'
import { documentation } from './documentation.tsx'
import { adHoc } from './handling/ad-hoc.tsx'
import { assignment } from './handling/assignment.tsx'
import { loop } from './handling/loop.tsx'
import { call } from './listening/call.tsx'
import { caught } from './listening/caught.tsx'
import { compensation } from './listening/compensation.tsx'
import { decision } from './listening/decision.tsx'
import { instantiation } from './listening/instantiation.tsx'
import { interruption } from './listening/interruption.tsx'
import { job } from './listening/job.tsx'
import { mappings } from './listening/mappings.tsx'
import { references } from './listening/references.tsx'
import { script } from './listening/script.tsx'
import { formAndMaterials } from './materials/form-and-materials.tsx'
import type { Part } from './part.ts'
import { milestone } from './results/milestone.tsx'
import { notice } from './results/notice.tsx'
import { permit } from './results/permit.tsx'

export interface PanelGroup {
  readonly title: string
  /** By a name that no other part of the group has. */
  readonly parts: Readonly<Record<string, Part>>
  /** Open also where nothing stands in it, until somebody closes it. */
  readonly isOpen: boolean
}

/** All that can be said about an element, in the order in which it is thought of. */
export const groups: readonly PanelGroup[] = [
  { title: '基本', isOpen: true, parts: { basics } },
  { title: '办理', isOpen: true, parts: { assignment, loop, adHoc } },
  { title: '时限', isOpen: false, parts: { serviceLevels, timer, pause, clockEvents, rounds } },
  { title: '表单与材料', isOpen: true, parts: { formAndMaterials } },
  { title: '产出', isOpen: true, parts: { permit, notice, milestone } },
  { title: '条件', isOpen: true, parts: { flowCondition, conditionalEvent, completion, dataOutput } },
  {
    title: '监听与任务类型',
    isOpen: false,
    parts: { job, script, decision, call, references, caught, compensation, interruption, instantiation, mappings },
  },
  { title: '文档', isOpen: false, parts: { documentation } },
]

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { applicationMachine } from '../../../api/applications/lifecycle.ts'
import { appointmentMachine } from '../../../api/appointments/lifecycle.ts'
import { cardMachine } from '../../../api/cards/lifecycle.ts'
import { clockRequestMachine } from '../../../api/clocks/requests/lifecycle.ts'
import { deferralMachine } from '../../../api/deferrals/lifecycle.ts'
import { findingMachine } from '../../../api/findings/lifecycle.ts'
import { materialMachine } from '../../../api/materials/lifecycle.ts'
import { oversightMachine } from '../../../api/oversight/lifecycle.ts'
import { permitMachine } from '../../../api/permits/lifecycle.ts'
import { promiseMachine } from '../../../api/promises/lifecycle.ts'
import { publicationMachine } from '../../../api/publications/lifecycle.ts'
import { elementMachine } from '../../../engine/lifecycles/element.ts'
import { incidentMachine } from '../../../engine/lifecycles/incident.ts'
import { jobMachine } from '../../../engine/lifecycles/job.ts'
import { serviceLevelClockMachine } from '../../../engine/lifecycles/service-level-clock.ts'
import { userTaskMachine } from '../../../engine/lifecycles/user-task.ts'

const page = new URL('../../../docs/lifecycles.md', import.meta.url)

const machines: readonly (readonly [heading: string, sentence: string, machine: AnyStateMachine])[] = [
  [
    '计时 Clock of a service level',
    '`engine/lifecycles/service-level-clock.ts`。超时和灯色是读数，不是状态。Overdue and colour are readings, not states.',
    serviceLevelClockMachine,
  ],
  [
    '申请 Application',
    '`api/applications/lifecycle.ts`。状态是流程走到的里程碑。Its state is the latest milestone of its process.',
    applicationMachine,
  ],
  [
    '计时申请 Request about a clock',
    '`api/clocks/requests/lifecycle.ts`。审查人员提出，部门负责人决定，本人不能批准自己的。时限一结束，申请即失效。A reviewer asks, the head of the department decides, never who asked; it lapses when the clock ends.',
    clockRequestMachine,
  ],
  [
    '发布申请 Request to publish',
    '`api/publications/lifecycle.ts`。园区要求时，由第二名管理员决定；草稿又有修改，申请即撤回。Where the park wants it, a second manager decides; a later change of the draft withdraws it.',
    publicationMachine,
  ],
  ['材料 Material', '`api/materials/lifecycle.ts`', materialMachine],
  ['证照 Permit', '`api/permits/lifecycle.ts`', permitMachine],
  [
    '容缺承诺 Deferral',
    '`api/deferrals/lifecycle.ts`。违诺后补交的，违诺不消。What comes after a breach is late: the breach stays.',
    deferralMachine,
  ],
  ['告知承诺 Promise', '`api/promises/lifecycle.ts`', promiseMachine],
  [
    '用户任务 User task',
    '`engine/lifecycles/user-task.ts`。“中止”不是状态：它是任务计时的读数。Paused is no state: it is a reading of the task’s clock.',
    userTaskMachine,
  ],
  ['节点 Element', '`engine/lifecycles/element.ts`', elementMachine],
  ['作业 Job', '`engine/lifecycles/job.ts`', jobMachine],
  ['故障 Incident', '`engine/lifecycles/incident.ts`', incidentMachine],
  [
    '问题 Finding',
    '`api/findings/lifecycle.ts`。由提出的部门销号，只能退回一次。The department that found it closes it, or reopens it once.',
    findingMachine,
  ],
  [
    '勘验预约 Appointment of a survey',
    '`api/appointments/lifecycle.ts`。只能改期一次；有部门签字即为已勘验。It is moved once; it is held when a department has signed.',
    appointmentMachine,
  ],
  [
    '红黄牌 Card',
    '`api/cards/lifecycle.ts`。听取陈述申辩之后才能给出；异议成立即撤回。Given only after the party was heard; an objection that is upheld withdraws it.',
    cardMachine,
  ],
  [
    '督办单 Oversight notice',
    '`api/oversight/lifecycle.ts`。部门答复，监督销号或者退回；逾期不答复升级。The department answers, the overseer closes or sends back; silence escalates.',
    oversightMachine,
  ],
]

/** `SIJI_WRITE_DOCS=1 npx vitest run tests/engine/lifecycles/drawn.test.ts` draws them anew. */
test('the lifecycles stand in the docs as the machines are', () => {
  const drawn = draw()
  if (process.env['SIJI_WRITE_DOCS'] === '1') writeFileSync(page, drawn)

  const stands = existsSync(page) ? readFileSync(page, 'utf8') : ''

  expect(stands).toBe(drawn)
})

function draw(): string {
  const parts = machines.map(
    ([heading, sentence, machine]) => `## ${heading}\n\n${sentence}\n\n\`\`\`mermaid\n${diagram(machine)}\n\`\`\`\n`,
  )
  return `# 状态机 Lifecycles\n\n由源码画出，测试守着两者一致。Drawn from source; a test holds the two together.\n\n${parts.join('\n')}`
}

function diagram(machine: AnyStateMachine): string {
  const states = Object.values(machine.root.states)
  const initial = machine.root.initial.target[0]?.key ?? ''
  const lines = states.flatMap((state) => [...movesOf(state), ...(isEnd(state) ? [`  ${state.key} --> [*]`] : [])])
  return ['stateDiagram-v2', `  [*] --> ${initial}`, ...lines].join('\n')
}

function movesOf(state: AnyStateNode): readonly string[] {
  return [...state.transitions.values()].flat().map(({ eventType, guard, target }) => {
    const to = target?.[0]?.key ?? state.key
    return `  ${state.key} --> ${to}: ${eventType}${typeof guard === 'string' ? ` [${guard}]` : ''}`
  })
}

function isEnd(state: AnyStateNode): boolean {
  return [...state.transitions.values()].length === 0
}

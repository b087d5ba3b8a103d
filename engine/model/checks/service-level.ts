import { calendarNames, isCalendarName } from '../../calendar/calendar-names.ts'
import type { ProcessDefinition, ServiceLevel } from '../definition.ts'
import type { Check, Finding } from './check.ts'

/** A service level is at least one working day of a calendar that there is, and the warning comes within it. */
export const serviceLevel: Check = {
  rule: 'service-level',
  find: (process) => [
    ...process.serviceLevels.flatMap((level) => [...findings(process.id, level), ...unknownMilestones(process, level)]),
    ...[...process.nodes.values()].flatMap((node) =>
      'serviceLevels' in node
        ? node.serviceLevels.flatMap((level) => [...findings(node.id, level), ...misplaced(node.id, level)])
        : [],
    ),
  ],
}

function findings(element: string, level: ServiceLevel): Finding[] {
  if (level.days < 1) {
    return [
      {
        severity: 'error',
        element,
        message: `Expected the service level to be at least 1 working day, but found ${level.days}.`,
        messageZh: `时限至少为 1 个工作日，实际为 ${level.days}。`,
      },
    ]
  }
  if (!isCalendarName(level.calendar)) {
    return [
      {
        severity: 'error',
        element,
        message: `Expected the calendar of the service level to be one of ${calendarNames.join(', ')}, but found ${level.calendar}.`,
        messageZh: `时限的 calendar 应为 ${calendarNames.join('、')} 之一，实际为 ${level.calendar}。`,
      },
    ]
  }
  if (level.clock === 'statutory' && level.calendar === 'park') {
    return [
      {
        severity: 'error',
        element,
        message: 'Expected a time by law to count the calendar of the country: closures of a park do not move it.',
        messageZh: '法定时限应按国家日历计算，园区停止办公的日子不影响法定时限。',
      },
    ]
  }
  if (level.yellow === null || level.yellow <= level.days) return []
  return [
    {
      severity: 'error',
      element,
      message: `Expected the yellow light within the ${level.days} working days, but found ${level.yellow} days before the end.`,
      messageZh: `黄灯应在 ${level.days} 个工作日之内，实际为到期前 ${level.yellow} 个工作日。`,
    },
  ]
}

function unknownMilestones({ id, nodes }: ProcessDefinition, { startsAt, endsAt }: ServiceLevel): Finding[] {
  const known = new Set([...nodes.values()].map(({ milestone }) => milestone))
  return [startsAt, endsAt].flatMap((milestone) => {
    if (milestone === null || known.has(milestone)) return []
    return [
      {
        severity: 'error' as const,
        element: id,
        message: `Expected the service level to start and end at milestones of the process, but there is no ${milestone}.`,
        messageZh: `时限的起止应为流程中的里程碑，没有 ${milestone}。`,
      },
    ]
  })
}

/** What is no process starts when its element does. */
function misplaced(element: string, { startsAt, endsAt }: ServiceLevel): Finding[] {
  if (startsAt === null && endsAt === null) return []
  return [
    {
      severity: 'error',
      element,
      message: 'Expected only the service level of a process to start or end at a milestone.',
      messageZh: '只有整个流程的时限可以从里程碑起算或者到里程碑为止。',
    },
  ]
}

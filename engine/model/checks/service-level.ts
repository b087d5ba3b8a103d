import type { ServiceLevel } from '../definition.ts'
import type { Check, Finding } from './check.ts'

/** A service level is at least one working day, and the warning comes within it. */
export const serviceLevel: Check = {
  rule: 'service-level',
  find: (process) => [
    ...findings(process.id, process.serviceLevel),
    ...[...process.nodes.values()].flatMap((node) =>
      'serviceLevel' in node ? findings(node.id, node.serviceLevel) : [],
    ),
  ],
}

function findings(element: string, level: ServiceLevel | null): Finding[] {
  if (level === null) return []
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

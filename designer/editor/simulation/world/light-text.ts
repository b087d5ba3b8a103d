import type { ClockResult } from '../../../../engine/simulate/world/clock-results.ts'

/** `剩 4 天`, `超期`, `中止`. */
export function lightText({ state, light, remaining }: Pick<ClockResult, 'state' | 'light' | 'remaining'>): string {
  if (state === 'paused') return '中止'
  return light === 'red' ? '超期' : `剩 ${remaining} 天`
}

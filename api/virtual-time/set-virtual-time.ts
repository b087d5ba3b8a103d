import type { Engine } from '../../engine/index.ts'
import { Refusal } from '../refusal.ts'
import { type AskedTime, goalOf } from './ask-time.ts'

/** Moves virtual time or changes its speed; in production, and backwards under running instances, it is refused. */
export async function setVirtualTime(
  engine: Pick<Engine, 'setVirtualTime' | 'now'>,
  asked: AskedTime,
  zone: string,
): Promise<void> {
  try {
    await engine.setVirtualTime(goalOf(asked, engine.now(), zone), asked.speed ?? (asked.now === 'real' ? 1 : null))
  } catch (error) {
    const isRefused = error instanceof Error && 'code' in error && error.code === 'virtual-time-refused'
    if (!isRefused) throw error
    throw new Refusal('virtual-time-refused', error.message, '虚拟时间只能在演示模式下调整；已有流程实例时只能向前。')
  }
}

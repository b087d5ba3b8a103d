import type { Engine } from '../../engine/index.ts'
import { Refusal } from '../refusal.ts'

/** Moves virtual time; in production, and backwards under running instances, it is refused. */
export async function setVirtualTime(engine: Pick<Engine, 'setVirtualTime'>, at: number): Promise<void> {
  try {
    await engine.setVirtualTime(at)
  } catch (error) {
    const isRefused = error instanceof Error && 'code' in error && error.code === 'virtual-time-refused'
    if (!isRefused) throw error
    throw new Refusal('virtual-time-refused', error.message, '虚拟时间只能在演示模式下调整；已有流程实例时只能向前。')
  }
}

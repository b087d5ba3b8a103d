import type { Rejection } from '../../core/decision.ts'
import { reject } from '../../core/rejections.ts'
import { waitingInWords } from '../world/standing.ts'
import type { World } from '../world/world.ts'

/** Why a step cannot be taken: what it was for does not wait. */
export function notWaiting(world: World, what: string): Rejection {
  return tellWaiting(world, reject('not-waiting', what))
}

/** A step that cannot be taken says what could be. */
export function tellWaiting(world: World, { code, message, messageZh }: Rejection): Rejection {
  const waiting = waitingInWords(world)
  return { code, message: `${message} Waiting: ${waiting}.`, messageZh: `${messageZh}正在等待：${waiting}。` }
}

import type { SendLimits } from '../sending/send-signed.ts'
import { retryPauses } from './retry-pause.ts'

export interface CourierLimits extends SendLimits {
  /** Deliveries under way at the same time on this node. */
  readonly together: number
  /** Deliveries under way at the same time for one webhook, on all nodes. */
  readonly togetherPerWebhook: number
  /** Seconds: a delivery whose node died is sent again by another that much later. More than the time limit of one. */
  readonly lease: number
  /** Milliseconds after the first, second … failure. */
  readonly pauses: readonly number[]
}

export const courierLimits: CourierLimits = {
  together: 20,
  togetherPerWebhook: 5,
  timeLimit: 10_000,
  lease: 30,
  pauses: retryPauses,
}

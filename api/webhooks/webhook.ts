import type { Event } from '../../engine/index.ts'

/** `outside`: what an applicant is told anyway. `park`: whatever the park's own managers see of an instance. */
export type WebhookAudience = 'outside' | 'park'

/** Who switched it off: a manager, or the receiver itself by answering 410. */
export type SwitchedOff = 'manager' | 'gone'

/** Events that a webhook may be narrowed to; those that outsiders are told come first. */
export const toldEvents = ['instanceStarted', 'milestoneReached', 'instanceEnded'] as const satisfies Event['type'][]
export const chosenEvents = [
  ...toldEvents,
  'taskOpened',
  'taskEnded',
  'incidentRaised',
  'incidentResolved',
] as const satisfies Event['type'][]

export type ChosenEvent = (typeof chosenEvents)[number]

/** What a manager says of a webhook. */
export interface WebhookRule {
  readonly name: string
  readonly url: string
  /** None = all that its audience is told. */
  readonly events: readonly ChosenEvent[]
  readonly audience: WebhookAudience
}

/** A webhook and how its deliveries stand. Instants are real time. */
export interface Webhook extends WebhookRule {
  readonly id: string
  readonly isActive: boolean
  readonly switchedOff: SwitchedOff | null
  /** The number of the last event that has become a delivery. */
  readonly reached: number
  readonly pending: number
  readonly dead: number
  readonly deliveredAt: Date | null
  readonly failedAt: Date | null
  /** Why the last delivery that failed did, by `post.ts`. */
  readonly problem: string | null
  /** Until when what is sent is signed with the secret before the present one too. */
  readonly previousUntil: Date | null
}

/** A delivery that was not taken, after the last try. */
export interface DeadLetter {
  readonly id: string
  readonly number: number
  readonly instanceId: string
  readonly tries: number
  readonly problem: string | null
  readonly failedAt: Date | null
  /** Later deliveries of the same instance that wait behind it. */
  readonly heldBack: number
}

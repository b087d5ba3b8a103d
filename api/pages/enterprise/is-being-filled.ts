import type { Application } from '../../applications/application.ts'

/** Whether form and materials may still be changed: before it is submitted, and while a correction is awaited. */
export function isBeingFilled({ state, isBeingSubmitted }: Pick<Application, 'state' | 'isBeingSubmitted'>): boolean {
  return !isBeingSubmitted && (state === 'draft' || state === 'returned' || state === 'inCorrection')
}

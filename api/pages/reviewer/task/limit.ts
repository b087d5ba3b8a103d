import type { LimitPart } from '../../../../templates/pages/reviewer/task-model.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { Deadline } from '../../../deadlines/read-deadline.ts'
import { dueOf, lightOf, type Showing } from '../../parts/deadline-parts.ts'

/** The limit of a task with each day that counts towards it. */
export function limitPart(showing: Showing, deadline: Deadline, clock: 'promised' | 'statutory'): LimitPart {
  return {
    title: textIn(showing.language, `limit.${clock}`),
    light: lightOf(showing, deadline),
    due: dueOf(showing, deadline),
  }
}

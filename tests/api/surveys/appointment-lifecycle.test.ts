import { expect, test } from 'vitest'
import {
  type AppointmentMove,
  type AppointmentState,
  appointmentLifecycle,
} from '../../../api/appointments/lifecycle.ts'

const allowed: { readonly [state in AppointmentState]: { readonly [move in AppointmentMove]?: AppointmentState } } = {
  proposed: { propose: 'proposed', answer: 'proposed', confirm: 'confirmed' },
  confirmed: { move: 'moved', hold: 'held' },
  moved: { hold: 'held' },
  held: {},
}

test.each(appointmentLifecycle.states.flatMap((state) => appointmentLifecycle.moves.map((move) => ({ state, move }))))(
  'an appointment that is $state, on $move, goes where it may or is refused',
  ({ state, move }) => {
    expect(appointmentLifecycle.advance(state, move)).toBe(allowed[state][move] ?? null)
  },
)

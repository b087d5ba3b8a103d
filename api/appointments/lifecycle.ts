import { createMachine } from 'xstate'
import { lifecycle } from '../../engine/index.ts'

export type AppointmentState = 'proposed' | 'confirmed' | 'moved' | 'held'

export type AppointmentMove = 'propose' | 'answer' | 'confirm' | 'move' | 'hold'

/** 勘验预约: times are proposed until one is confirmed; it is moved once at most, and held when somebody has signed. */
export const appointmentMachine = createMachine({
  id: 'appointment',
  initial: 'proposed',
  states: {
    proposed: { on: { propose: 'proposed', answer: 'proposed', confirm: 'confirmed' } },
    confirmed: { on: { move: 'moved', hold: 'held' } },
    moved: { on: { hold: 'held' } },
    held: { type: 'final' },
  },
})

export const appointmentLifecycle = lifecycle<AppointmentState, AppointmentMove>(appointmentMachine)

import type { FaultKind } from '../../../engine/verify/fault.ts'

/** A process with a fault planted in it: what it is, where it is, how it is drawn (`draw.ts`). */
export type Faulty = readonly [sentence: string, fault: FaultKind, element: string, drawing: string]

export const faulty: readonly Faulty[] = [
  [
    'an exclusive fork before a parallel join is a deadlock',
    'deadlock',
    'join',
    `start:s > xor:fork
     fork > user:a [x > 1]
     fork > user:b [default]
     a > and:join
     b > join
     join > user:c
     c > end:e`,
  ],
  [
    'an interrupting boundary event that leads past a join is a deadlock',
    'deadlock',
    'join',
    `start:s > and:fork
     fork > user:a
     fork > user:b
     a ! late
     late > end:gaveUp
     a > and:join
     b > join
     join > end:e`,
  ],
  [
    'an inclusive fork before a parallel join is a deadlock',
    'deadlock',
    'join',
    `start:s > or:fork
     fork > user:a [x > 1]
     fork > user:b [x > 2]
     fork > user:c [default]
     a > and:join
     b > join
     c > join
     join > end:e`,
  ],
  [
    'one of several events before a parallel join is a deadlock',
    'deadlock',
    'join',
    `start:s > events:gate
     gate > message:m
     gate > timer:t
     m > and:join
     t > join
     join > end:e`,
  ],
  [
    'a parallel join that waits for its own loop is a deadlock',
    'deadlock',
    'join',
    `start:s > and:join
     join > user:a
     a > xor:again
     again > join [x > 1]
     again > end:e [default]`,
  ],
  [
    'two parallel joins that wait for each other are a deadlock',
    'deadlock',
    'left',
    `start:s > and:fork
     fork > and:left
     fork > and:right
     left > user:a
     right > user:b
     a > and:afterA
     b > and:afterB
     afterA > right
     afterA > end:e
     afterB > left
     afterB > end:f`,
  ],
  [
    'a condition that is never true holds its token for ever',
    'deadlock',
    'wait',
    `start:s > user:a
     a > never:wait
     wait > end:e`,
  ],
  [
    'a deadlock in a sub-process is found in it',
    'deadlock',
    'join',
    `start:s > sub:inner {
       start:is > xor:fork
       fork > user:a [x > 1]
       fork > user:b [default]
       a > and:join
       b > join
       join > end:ie
     }
     inner > end:e`,
  ],
  [
    'a deadlock behind an error is found',
    'deadlock',
    'join',
    `start:s > and:fork
     fork > service:a
     fork > user:b
     a !broken caught
     caught > user:mend
     mend > end:mended
     a > and:join
     b > join
     join > end:e`,
  ],
  [
    'a deadlock after a loop is found',
    'deadlock',
    'join',
    `start:s > xor:merge
     merge > user:a
     a > xor:again
     again > merge [x > 1]
     again > and:fork [default]
     fork > user:b
     fork > xor:maybe
     maybe > and:join [x > 2]
     maybe > end:other [default]
     b > join
     join > end:e`,
  ],
  [
    'a deadlock two sub-processes deep is found',
    'deadlock',
    'join',
    `start:s > sub:outer {
       start:os > sub:inner {
         start:is > user:first
         first > xor:fork
         fork > and:join [x > 1]
         fork > task:b [default]
         b > join
         join > end:ie
       }
       inner > end:oe
     }
     outer > end:e`,
  ],
  [
    'a flow that is never taken leaves what stands behind it dead',
    'dead-node',
    'b',
    `start:s > xor:fork
     fork > user:a [default]
     fork > user:b [false]
     a > end:e
     b > end:f`,
  ],
  [
    'a flow behind one that is always taken is dead',
    'dead-node',
    'b',
    `start:s > xor:fork
     fork > user:a [true]
     fork > user:b [x > 1]
     a > end:e
     b > end:f`,
  ],
  [
    'an error that nothing throws never comes',
    'dead-node',
    'caught',
    `start:s > sub:inner {
       start:is > timer:t
       t > end:ie
     }
     inner !broken caught
     caught > end:f
     inner > end:e`,
  ],
  [
    'a branch that an earlier terminate cuts off is dead',
    'dead-node',
    'after',
    `start:s > sub:inner {
       start:is > user:a
       a > fails!broken:always
     }
     inner !broken caught
     caught > end:f
     inner > user:after
     after > end:e`,
  ],
  [
    'a dead branch in a sub-process is found',
    'dead-node',
    'b',
    `start:s > sub:inner {
       start:is > user:a
       a > xor:fork
       fork > end:ie [default]
       fork > user:b [1 > 2]
       b > end:if
     }
     inner > end:e`,
  ],
  [
    'tasks that lead to each other for ever are a livelock',
    'livelock',
    'b',
    `start:s > xor:merge
     merge > user:a
     a > user:b
     b > merge`,
  ],
  [
    'a loop whose way out is never taken is a livelock',
    'livelock',
    'a',
    `start:s > xor:merge
     merge > user:a
     a > xor:again
     again > merge [default]
     again > end:e [false]`,
  ],
  [
    'a loop without anything in it that waits is a livelock',
    'livelock',
    'merge',
    `start:s > user:a
     a > xor:merge
     merge > xor:again
     again > merge [x > 1]
     again > end:e [default]`,
  ],
  [
    'a livelock in one branch keeps the other from the end',
    'livelock',
    'b',
    `start:s > xor:fork
     fork > user:a [x > 1]
     fork > xor:merge [default]
     merge > user:b
     b > timer:t
     t > merge
     a > end:e`,
  ],
  [
    'a surplus token at a join is left over',
    'leftover-token',
    'join',
    `start:s > and:fork
     fork > user:a
     fork > user:b
     fork > user:c
     a > xor:merge
     b > merge
     merge > and:join
     c > join
     join > user:after
     after > end:e`,
  ],
  [
    'a reminder that leads into a join leaves a token over',
    'leftover-token',
    'join',
    `start:s > and:fork
     fork > user:a
     fork > user:b
     a ~ remind
     remind > xor:merge
     a > merge
     merge > and:join
     b > join
     join > end:e`,
  ],
  [
    'a loop back into one branch of a fork leaves a token over',
    'leftover-token',
    'join',
    `start:s > and:fork
     fork > xor:merge
     fork > user:b
     merge > user:a
     a > and:again
     again > user:c
     again > and:join
     c > xor:whether
     whether > merge [x > 1]
     whether > end:f [default]
     b > join
     join > end:e`,
  ],
  [
    'a parallel fork before an exclusive merge lacks synchronisation',
    'lack-of-synchronisation',
    'merge',
    `start:s > and:fork
     fork > user:a
     fork > user:b
     a > xor:merge
     b > merge
     merge > user:after
     after > end:e`,
  ],
  [
    'a task that two branches lead to lacks synchronisation',
    'lack-of-synchronisation',
    'after',
    `start:s > and:fork
     fork > user:a
     fork > user:b
     a > user:after
     b > after
     after > end:e`,
  ],
  [
    'an inclusive fork before an exclusive merge lacks synchronisation',
    'lack-of-synchronisation',
    'merge',
    `start:s > or:fork
     fork > user:a [x > 1]
     fork > user:b [x > 2]
     fork > user:c [default]
     a > xor:merge
     b > merge
     c > merge
     merge > end:e`,
  ],
  [
    'a branch that goes back before its fork lacks synchronisation',
    'lack-of-synchronisation',
    'b',
    `start:s > xor:merge
     merge > and:fork
     fork > user:a
     fork > user:b
     a > xor:again
     again > merge [x > 1]
     again > or:join [default]
     b > join
     join > end:e`,
  ],
  [
    'a lack of synchronisation in a sub-process is found',
    'lack-of-synchronisation',
    'after',
    `start:s > sub:inner {
       start:is > and:fork
       fork > user:a
       fork > timer:b
       a > xor:merge
       b > merge
       merge > task:after
       after > end:ie
     }
     inner > end:e`,
  ],
  [
    'a sub-process that two branches start lacks synchronisation',
    'lack-of-synchronisation',
    'inner',
    `start:s > and:fork
     fork > user:a
     fork > user:b
     a > sub:inner {
       start:is > user:c
       c > end:ie
     }
     b > inner
     inner > end:e`,
  ],
  [
    'a lack of synchronisation in an event sub-process is found',
    'lack-of-synchronisation',
    'after',
    `start:s > user:main
     main > end:e
     besides:question {
       beside:qs > and:fork
       fork > user:a
       fork > user:b
       a > user:after
       b > after
       after > end:qe
     }`,
  ],
  [
    'a task with several ways out lacks synchronisation where they meet',
    'lack-of-synchronisation',
    'after',
    `start:s > user:a
     a > task:b
     a > task:c
     b > xor:merge
     c > merge
     merge > user:after
     after > end:e`,
  ],
  [
    'conditions that may all be false are no way out',
    'no-way-out',
    'fork',
    `start:s > xor:fork
     fork > user:a [x > 1]
     fork > user:b [x < 0]
     a > end:e
     b > end:f`,
  ],
  [
    'an inclusive fork whose conditions may all be false is no way out',
    'no-way-out',
    'fork',
    `start:s > user:first
     first > or:fork
     fork > user:a [x > 1]
     fork > user:b [x > 2]
     a > or:join
     b > join
     join > end:e`,
  ],
  [
    'a task whose only flow has a condition may have no way out',
    'no-way-out',
    'a',
    `start:s > user:a
     a > end:e [x > 1]`,
  ],
  [
    'no way out of a sub-process is found',
    'no-way-out',
    'fork',
    `start:s > sub:inner {
       start:is > user:a
       a > xor:fork
       fork > end:ie [x > 1]
     }
     inner > end:e`,
  ],
  [
    'steps that take longer than was promised are an over-promise',
    'over-promise',
    'process',
    `days process 3
     start:s > user:a
     a > user:b
     b > end:e
     days a 2
     days b 2`,
  ],
  [
    'the longer of two branches counts',
    'over-promise',
    'b',
    `days process 3
     start:s > and:fork
     fork > user:a
     fork > user:b
     a > and:join
     b > join
     join > user:c
     c > end:e
     days a 1
     days b 3
     days c 1`,
  ],
  [
    'rounds count each time where the budget is for a visit',
    'over-promise',
    'a',
    `days process 3
     start:s > xor:merge
     merge > user:a
     a > xor:again
     again > user:wait [x > 1]
     wait > merge [rounds 2]
     again > end:e [default]
     days a 2
     days wait 20 applicant`,
  ],
  [
    'a sub-process breaks its own promise',
    'over-promise',
    'inner',
    `start:s > sub:inner {
       start:is > user:a
       a > end:ie
       days a 2
     }
     days inner 1
     inner > end:e`,
  ],
]

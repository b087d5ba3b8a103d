import type { FaultKind } from '../../../engine/verify/fault.ts'

/** A shape that is known for being got wrong: its drawing (`draw.ts`), and every fault that it has. */
export type Shape = readonly [sentence: string, drawing: string, faults: readonly (readonly [FaultKind, string])[]]

export const shapes: readonly Shape[] = [
  [
    'a loop that begins with an inclusive join',
    `start:s > or:join
     join > user:a
     a > xor:again
     again > join [x > 1]
     again > end:e [default]`,
    [],
  ],
  [
    'a choice in which nothing waits',
    `start:s > xor:which
     which > pass:a [x > 1]
     which > pass:b [default]
     a > end:e1
     b > end:e2`,
    [],
  ],
  [
    'a branch that goes round before an inclusive join',
    `start:s > or:fork
     fork > xor:merge [x > 1]
     fork > user:b [default]
     merge > user:a
     a > xor:again
     again > merge [x > 2]
     again > or:join [default]
     b > join
     join > end:e`,
    [],
  ],
  [
    'two inclusive joins that each wait for the other',
    `start:s > and:fork
     fork > or:one
     fork > or:two
     one > user:a
     a > xor:from1
     from1 > two [x > 1]
     from1 > end:e1 [default]
     two > user:b
     b > xor:from2
     from2 > one [x > 1]
     from2 > end:e2 [default]`,
    [['deadlock', 'one two']],
  ],
  [
    'an inclusive join inside and one outside of a loop',
    `start:s > or:fork
     fork > xor:merge [x > 1]
     fork > user:c [default]
     merge > or:inner
     inner > user:a [x > 3]
     inner > user:b [default]
     a > or:join
     b > join
     join > xor:again
     again > merge [x > 2]
     again > or:outer [default]
     c > outer
     outer > end:e`,
    [],
  ],
  [
    'a race of events that begins anew',
    `start:s > xor:merge
     merge > events:gate
     gate > message:come
     gate > timer:late
     late > user:remind
     remind > merge
     come > end:e`,
    [],
  ],
  [
    'a race of events of which one leads past a join',
    `start:s > and:fork
     fork > events:gate
     fork > user:b
     gate > message:come
     gate > timer:late
     late > end:gone
     come > and:join
     b > join
     join > end:e`,
    [['deadlock', 'join']],
  ],
  [
    'a race of events before an inclusive join',
    `start:s > and:fork
     fork > events:gate
     fork > user:b
     gate > message:come
     gate > timer:late
     late > end:gone
     come > or:join
     b > join
     join > end:e`,
    [],
  ],
  [
    'a deadline past an inclusive join',
    `start:s > and:fork
     fork > user:a
     fork > user:b
     a ! late
     late > user:apologise
     apologise > end:gaveUp
     a > or:join
     b > join
     join > user:c
     c > end:e`,
    [],
  ],
  [
    'a reminder of which a parallel join waits',
    `start:s > and:fork
     fork > user:a
     fork > user:b
     a ~ remind
     remind > user:hurry
     hurry > and:join
     a > join
     b > join
     join > end:e`,
    [['deadlock', 'join']],
  ],
  [
    'terminate in an inner scope, and a join around it',
    `start:s > sub:outer {
       start:os > and:fork
       fork > sub:inner {
         start:is > and:split
         split > user:a
         split > user:b
         a > stop:enough
         b > end:ie
       }
       fork > user:c
       inner > and:join
       c > join
       join > end:oe
     }
     outer > end:e`,
    [],
  ],
  [
    'terminate that spares a join its missing token',
    `start:s > and:fork
     fork > sub:inner {
       start:is > user:a
       a > end:ie
     }
     fork > user:c
     c > xor:decide
     decide > stop:all [x > 1]
     decide > and:join [default]
     inner > join
     join > end:e`,
    [],
  ],
  [
    'terminate in a branch before what comes after the other',
    `start:s > and:fork
     fork > user:a
     fork > pass:now
     now > stop:all
     a > user:b
     b > end:e`,
    [['dead-node', 'b']],
  ],
  [
    'several people at once, whose deadline leads past a join',
    `start:s > and:fork
     fork > each:a
     fork > user:b
     a ! late
     late > end:gone
     a > and:join
     b > join
     join > end:e`,
    [['deadlock', 'join']],
  ],
  [
    'the fastest of several people, with a deadline that meets the flow',
    `start:s > fastest:a
     a ! late
     late > xor:merge
     a > merge
     merge > user:b
     b > end:e`,
    [],
  ],
  [
    'a team of which one may fail for all',
    `start:s > team:crew {
       start:is > user:w
       w > xor:ok
       ok > end:ie [default]
       ok > fails!broken:bad [x > 1]
     }
     crew !broken caught
     caught > user:mend
     mend > end:f
     crew > end:e`,
    [],
  ],
  [
    'a team each of whose members gets stuck',
    `start:s > team:crew {
       start:is > xor:fork
       fork > user:a [x > 1]
       fork > user:b [default]
       a > and:join
       b > join
       join > end:ie
     }
     crew > end:e`,
    [['deadlock', 'join']],
  ],
  [
    'a transaction that is cancelled and tells so',
    `start:s > deal:contract {
       start:is > kept:pay
       pay > xor:ok
       ok > end:ie [default]
       ok > cancel:no [x > 1]
     }
     contract !# undone
     undone > user:tell
     tell > end:f
     contract > end:e`,
    [],
  ],
  [
    'a transaction whose being cancelled leads past a join',
    `start:s > and:fork
     fork > deal:contract {
       start:is > kept:pay
       pay > xor:ok
       ok > end:ie [default]
       ok > cancel:no [x > 1]
     }
     fork > user:b
     contract !# undone
     undone > end:f
     contract > and:join
     b > join
     join > end:e`,
    [['deadlock', 'join']],
  ],
  [
    'work that is undone in the end',
    `start:s > kept:a
     a > kept:b
     b > xor:decide
     decide > undo:u [x > 1]
     decide > end:e [default]
     u > end:f`,
    [],
  ],
  [
    'a branch that waits for a signal of the other',
    `start:s > and:fork
     fork > signal:hear
     fork > user:w
     w > say:go
     hear > and:join
     go > join
     join > end:e`,
    [],
  ],
  [
    'forks that overlap without nesting',
    `start:s > and:f1
     f1 > user:a
     f1 > user:b
     b > and:f2
     f2 > user:c
     f2 > user:d
     a > and:j1
     c > j1
     j1 > user:x
     x > and:j2
     d > j2
     j2 > end:e`,
    [],
  ],
  [
    'a choice that leaves one of two overlapping joins without its token',
    `start:s > and:f1
     f1 > user:a
     f1 > user:b
     b > xor:which
     which > and:j1 [x > 1]
     which > and:j2 [default]
     a > and:f2
     f2 > j1
     f2 > j2
     j1 > end:e1
     j2 > end:e2`,
    [
      ['deadlock', 'j1'],
      ['deadlock', 'j2'],
    ],
  ],
  [
    'a choice before two overlapping inclusive joins',
    `start:s > and:f1
     f1 > user:a
     f1 > user:b
     b > xor:which
     which > or:j1 [x > 1]
     which > or:j2 [default]
     a > and:f2
     f2 > j1
     f2 > j2
     j1 > end:e1
     j2 > end:e2`,
    [],
  ],
  [
    'an escalation that always ends what it comes from',
    `start:s > sub:inner {
       start:is > user:a
       a > hurry!late:x
       x > user:b
       b > end:ie
     }
     inner !^late gaveUp
     gaveUp > end:f
     inner > end:e`,
    [
      ['dead-node', 'b'],
      ['dead-node', 'e'],
    ],
  ],
  [
    'the first of two branches, and nothing of the second',
    `start:s > and:fork
     fork > user:a
     fork > user:b
     a > first:join
     b > join
     join > user:c [waitingForStart]
     c > end:e`,
    [],
  ],
  [
    'a loop out of a fork that leaves a token behind at each round',
    `start:s > xor:merge
     merge > and:fork
     fork > user:a
     fork > user:b
     a > and:join
     b > xor:again
     again > merge [x > 1]
     again > join [default]
     join > end:e`,
    [
      ['leftover-token', 'join'],
      ['lack-of-synchronisation', 'a'],
    ],
  ],
  [
    'a loop that can only be left by a condition that never holds',
    `start:s > xor:merge
     merge > user:a
     a > xor:again
     again > merge [default]
     again > end:e [false]`,
    [
      ['livelock', 'a again merge'],
      ['dead-node', 'e'],
    ],
  ],
  [
    'an event sub-process that ends a join which nobody could have passed',
    `start:s > sub:inner {
       start:is > and:fork
       fork > user:a
       fork > user:b
       b > xor:which
       which > and:join [x > 1]
       which > end:ie [default]
       a > join
       join > end:je
       besides:withdrawal {
         onmessage:ws > end:we
       }
     }
     inner > end:e`,
    [['deadlock', 'join']],
  ],
]

/** Processes in which nothing is wrong: what they show, how they are drawn (`draw.ts`). */
export const sound: readonly (readonly [sentence: string, drawing: string])[] = [
  [
    'one task after the other',
    `start:s > user:a
     a > user:b
     b > end:e`,
  ],
  [
    'an exclusive fork and its merge',
    `start:s > xor:fork
     fork > user:a [x > 1]
     fork > user:b [default]
     a > xor:merge
     b > merge
     merge > user:c
     c > end:e`,
  ],
  [
    'a parallel fork and its join',
    `start:s > and:fork
     fork > user:a
     fork > user:b
     a > and:join
     b > join
     join > user:c
     c > end:e`,
  ],
  [
    'an inclusive fork and its join',
    `start:s > or:fork
     fork > user:a [x > 1]
     fork > user:b [x > 2]
     fork > user:c [default]
     a > or:join
     b > join
     c > join
     join > user:d
     d > end:e`,
  ],
  [
    'branches that end apart',
    `start:s > and:fork
     fork > user:a
     fork > user:b
     a > end:e
     b > end:f`,
  ],
  [
    'branches that end at the same end event',
    `start:s > and:fork
     fork > user:a
     fork > user:b
     a > end:e
     b > e`,
  ],
  [
    'a loop with a way out',
    `start:s > xor:merge
     merge > user:a
     a > xor:again
     again > merge [x > 1]
     again > end:e [default]`,
  ],
  [
    'an event gateway',
    `start:s > events:gate
     gate > message:m
     gate > timer:t
     m > xor:merge
     t > merge
     merge > end:e`,
  ],
  [
    'a boundary event that interrupts',
    `start:s > user:a
     a ! late
     late > user:b
     a > end:e
     b > end:f`,
  ],
  [
    'a boundary event that comes back into the flow',
    `start:s > user:a
     a ! late
     late > xor:merge
     a > merge
     merge > user:b
     b > end:e`,
  ],
  [
    'a reminder beside a task',
    `start:s > user:a
     a ~ remind
     remind > task:send
     send > end:sent
     a > end:e`,
  ],
  [
    'a reminder that meets the flow',
    `start:s > user:a
     a ~ remind
     remind > user:b
     a > b
     b > end:e`,
  ],
  [
    'a sub-process',
    `start:s > sub:inner {
       start:is > user:a
       a > end:ie
     }
     inner > end:e`,
  ],
  [
    'a sub-process that nothing waits in',
    `start:s > sub:inner {
       start:is > end:ie
     }
     inner > end:e`,
  ],
  [
    'an error out of a sub-process',
    `start:s > sub:inner {
       start:is > user:a
       a > xor:fork
       fork > end:ie [default]
       fork > fails!broken:bad [x > 1]
     }
     inner !broken caught
     caught > user:mend
     mend > end:f
     inner > end:e`,
  ],
  [
    'an error of a task',
    `start:s > service:a
     a !broken caught
     caught > user:mend
     mend > end:f
     a > end:e`,
  ],
  [
    'an event sub-process that interrupts',
    `start:s > user:a
     a > end:e
     besides:withdrawal {
       onmessage:ws > user:w
       w > end:we
     }`,
  ],
  [
    'an event sub-process beside the flow',
    `start:s > user:a
     a > end:e
     besides:question {
       beside:qs > user:q
       q > end:qe
     }`,
  ],
  [
    'an event sub-process that catches an error',
    `start:s > service:a
     a > end:e
     besides:mending {
       onerror!broken:ms > user:m
       m > end:me
     }`,
  ],
  [
    'a withdrawal that leaves a sub-process with an error',
    `start:s > sub:inner {
       start:is > and:fork
       fork > user:a
       fork > user:b
       a > and:join
       b > join
       join > end:ie
       besides:withdrawal {
         onmessage:ws > fails!withdrawn:we
       }
     }
     inner !withdrawn caught
     caught > end:f
     inner > end:e`,
  ],
  [
    'a terminate end event that ends the other branch',
    `start:s > and:fork
     fork > user:a
     fork > user:b
     a > stop:all
     b > end:e`,
  ],
  [
    'one activity for each of several people',
    `start:s > each:a
     a > end:e`,
  ],
  [
    'an activity for each, which may be interrupted',
    `start:s > each:a
     a ! late
     late > end:f
     a > end:e`,
  ],
  [
    'sub-processes side by side',
    `start:s > and:fork
     fork > sub:one {
       start:s1 > user:a
       a > user:b
       b > end:e1
     }
     fork > sub:two {
       start:s2 > user:c
       c > user:d
       d > end:e2
     }
     one > and:join
     two > join
     join > end:e`,
  ],
  [
    'sub-processes inside each other',
    `start:s > sub:outer {
       start:os > sub:inner {
         start:is > user:a
         a > end:ie
       }
       inner > end:oe
     }
     outer > end:e`,
  ],
  [
    'a fork inside a fork',
    `start:s > and:fork
     fork > user:a
     fork > and:fork2
     fork2 > user:b
     fork2 > user:c
     b > and:join2
     c > join2
     a > and:join
     join2 > join
     join > end:e`,
  ],
  [
    'a parallel fork inside an exclusive one',
    `start:s > xor:which
     which > and:fork [x > 1]
     which > user:c [default]
     fork > user:a
     fork > user:b
     a > and:join
     b > join
     join > xor:merge
     c > merge
     merge > end:e`,
  ],
  [
    'an exclusive fork inside a parallel one',
    `start:s > and:fork
     fork > xor:which
     which > user:a [x > 1]
     which > user:b [default]
     a > xor:merge
     b > merge
     merge > and:join
     fork > user:c
     c > join
     join > end:e`,
  ],
  [
    'a loop inside a branch',
    `start:s > and:fork
     fork > xor:merge
     merge > user:a
     a > xor:again
     again > merge [x > 1]
     again > and:join [default]
     fork > user:b
     b > join
     join > end:e`,
  ],
  [
    'a fork and join inside a loop',
    `start:s > xor:merge
     merge > and:fork
     fork > user:a
     fork > user:b
     a > and:join
     b > join
     join > xor:again
     again > merge [x > 1]
     again > end:e [default]`,
  ],
  [
    'an inclusive fork in which a branch ends early',
    `start:s > or:fork
     fork > user:a [x > 1]
     fork > user:b [default]
     a > xor:whether
     whether > or:join [x > 2]
     whether > end:early [default]
     b > join
     join > user:c
     c > end:e`,
  ],
  [
    'a skipped task',
    `start:s > xor:whether
     whether > user:a [x > 1]
     whether > xor:merge [default]
     a > merge
     merge > end:e`,
  ],
  [
    'a condition that is always true',
    `start:s > xor:fork
     fork > user:a [true]
     a > end:e`,
  ],
  [
    'a script that could not run without its variables',
    `start:s > script:a
     a > user:b
     b > end:e`,
  ],
  [
    'two loops inside each other',
    `start:s > xor:m1
     m1 > user:a
     a > xor:m2
     m2 > user:b
     b > xor:g2
     g2 > m2 [x > 1]
     g2 > xor:g1 [default]
     g1 > m1 [x > 2]
     g1 > end:e [default]`,
  ],
  [
    'a loop with two ways out',
    `start:s > xor:merge
     merge > user:a
     a > xor:one
     one > end:e [x > 1]
     one > user:b [default]
     b > xor:two
     two > end:f [x > 2]
     two > merge [default]`,
  ],
  [
    'a message after a fork',
    `start:s > and:fork
     fork > message:m
     fork > timer:t
     m > and:join
     t > join
     join > end:e`,
  ],
  [
    'a promise that can be kept',
    `days process 5
     start:s > and:fork
     fork > user:a
     fork > user:b
     a > and:join
     b > join
     join > user:c
     c > end:e
     days a 2
     days b 3
     days c 2`,
  ],
  [
    'rounds that still keep the promise',
    `days process 6
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
    'a budget for all rounds',
    `days process 2
     start:s > xor:merge
     merge > user:a
     a > xor:again
     again > user:wait [x > 1]
     wait > merge [rounds 2]
     again > end:e [default]
     days a 2 authority gate
     days wait 20 applicant`,
  ],
  [
    'an escalation that is caught beside',
    `start:s > sub:inner {
       start:is > user:a
       a > tells!help:t
       t > end:ie
     }
     inner ~^help told
     told > user:b
     b > end:f
     inner > end:e`,
  ],
  [
    'many branches side by side',
    `start:s > and:fork
     fork > user:a1
     fork > user:a2
     fork > user:a3
     fork > user:a4
     fork > user:a5
     fork > user:a6
     fork > user:a7
     fork > user:a8
     a1 > and:join
     a2 > join
     a3 > join
     a4 > join
     a5 > join
     a6 > join
     a7 > join
     a8 > join
     join > end:e`,
  ],
]

import { connect } from 'node:net'

// Opens as many connections as it is told and holds them: a third asks, a third stops in the middle of a request, a third
// asks for something long and takes one byte a second of it.
const [port, count] = process.argv.slice(2).map(Number)
const requests = [
  'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n',
  'GET / HT',
  'GET /docs/json HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(3),
]
let open = 0
let refused = 0

for (let place = 0; place < count; place += 1) {
  const socket = connect(port, '127.0.0.1')
  let isOpen = false
  socket.on('connect', () => {
    isOpen = true
    open += 1
    socket.write(requests[place % requests.length])
    tell()
  })
  // The server may hang up later on who is too slow.
  socket.on('error', () => {
    if (isOpen) return
    refused += 1
    tell()
  })
  socket.on('readable', () => place % requests.length === 0 && socket.read())
  if (place % requests.length === 2) setInterval(() => socket.read(1), 1_000)
}

function tell() {
  if (open + refused === count) process.send({ open, refused })
}

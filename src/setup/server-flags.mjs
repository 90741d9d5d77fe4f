/**
 * How V8 keeps the server's heap on a small machine: a small nursery, and a collection when the heap is half as large again
 * as what is alive (some 25 MB). By itself V8 lets a busy heap grow further the faster the program is.
 */
export const SERVER_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=50']

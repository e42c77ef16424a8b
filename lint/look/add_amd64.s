#include "textflag.h"

// func addBlocks(a, b *uint8, n int)
TEXT ·addBlocks(SB), NOSPLIT, $0-24
	MOVQ a+0(FP), DI
	MOVQ b+8(FP), SI
	MOVQ n+16(FP), CX
	TESTQ CX, CX
	JZ   done
next:
	MOVOU 0(SI), X0
	MOVOU 16(SI), X1
	MOVOU 0(DI), X2
	MOVOU 16(DI), X3
	PADDB X0, X2
	PADDB X1, X3
	MOVOU X2, 0(DI)
	MOVOU X3, 16(DI)
	ADDQ $32, SI
	ADDQ $32, DI
	DECQ CX
	JNZ  next
done:
	RET

#include <stdio.h>

static int check(void) {
  float answer[@NAME@_CLASSES];
  double worst = 0;
  int row, c;
  for (row = 0; row < @rows@; row++) {
    @name@_classify(golden_inputs + row * @NAME@_INPUTS, answer);
    for (c = 0; c < @NAME@_CLASSES; c++) {
      double off = fabs((double)answer[c] - (double)golden_answers[row * @NAME@_CLASSES + c]);
      worst = off <= worst ? worst : off;
    }
  }
  printf("%d golden rows, largest difference %.2g: %s\n", @rows@, worst, worst <= 1e-5 ? "ok" : "WRONG");
  return worst <= 1e-5 ? 0 : 1;
}

int main(int argc, char **argv) {
  float in[@NAME@_INPUTS], answer[@NAME@_CLASSES];
  if (argc < 2 || argv[1][0] != '-') {
    return check();
  }
  while (fread(in, sizeof in, 1, stdin) == 1) {
    @name@_classify(in, answer);
    fwrite(answer, sizeof answer, 1, stdout);
  }
  return 0;
}

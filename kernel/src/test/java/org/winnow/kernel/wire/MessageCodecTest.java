package org.winnow.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
  private static final byte[] KEY = bytes("secret");
  private final MessageCodec sender = new MessageCodec(new Signer(KEY));
  private final MessageCodec receiver = new MessageCodec(new Signer(KEY));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<byte[]> frames() {
    Outgoing message =
        new Outgoing(
            "comm_msg", Map.of("x", 1), Map.of("version", "2.1.0"), List.of(new byte[] {7}));
    return sender.encode(List.of(bytes("peer")), null, message);
  }

  @Test
  void aSignatureIsTheOneThatOtherProgramsCompute() {
    // python: hmac.new(b"secret", b"{}{}{}{}", "sha256").hexdigest()
    List<byte[]> parts = List.of(bytes("{}"), bytes("{}"), bytes("{}"), bytes("{}"));
    assertEquals(
        "34982f0bfec60e7b933ffde06c1ecab0fba073717a95ab943d1dd06f82c2d5e4",
        new String(new Signer(KEY).sign(parts), StandardCharsets.US_ASCII));
  }

  @Test
  void aMessageArrivesWhole() {
    Message got = receiver.decode(Channel.SHELL, frames()).orElseThrow();
    assertEquals("comm_msg", got.type());
    assertEquals(Map.of("x", 1), got.content());
    assertEquals(Map.of("version", "2.1.0"), got.metadata());
    assertArrayEquals(bytes("peer"), got.identities().get(0));
    assertArrayEquals(new byte[] {7}, got.buffers().get(0));
  }

  @Test
  void theParentGoesBackByteForByte() {
    Message parent = receiver.decode(Channel.SHELL, frames()).orElseThrow();
    List<byte[]> answer = sender.encode(List.of(), parent, new Outgoing("reply", Map.of()));
    assertArrayEquals(parent.rawHeader(), answer.get(3));
  }

  @Test
  void aReplayIsRefused() {
    List<byte[]> frames = frames();
    assertTrue(receiver.decode(Channel.SHELL, frames).isPresent());
    assertTrue(receiver.decode(Channel.SHELL, frames).isEmpty());
  }

  @Test
  void anyChangedFrameIsRefused() {
    int frameCount = frames().size() - 1; // buffers are not signed
    for (int i = 1; i < frameCount; i++) {
      List<byte[]> changed = new ArrayList<>(frames());
      byte[] frame = changed.get(i).clone();
      frame[frame.length / 2] ^= 1;
      changed.set(i, frame);
      assertTrue(receiver.decode(Channel.SHELL, changed).isEmpty(), "frame " + i);
    }
  }

  @Test
  void anyMissingFrameIsRefused() {
    for (int length = 0; length < 7; length++) {
      assertTrue(receiver.decode(Channel.SHELL, frames().subList(0, length)).isEmpty());
    }
  }

  @Test
  void withAnEmptyKeyNothingIsSignedOrChecked() {
    MessageCodec open = new MessageCodec(new Signer(new byte[0]));
    List<byte[]> frames = open.encode(List.of(), null, new Outgoing("x", Map.of()));
    assertEquals(0, frames.get(1).length);
    assertTrue(open.decode(Channel.SHELL, frames).isPresent());
    assertTrue(open.decode(Channel.SHELL, frames).isPresent());
  }
}

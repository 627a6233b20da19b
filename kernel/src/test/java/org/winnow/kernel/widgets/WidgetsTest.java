package org.winnow.kernel.widgets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.winnow.kernel.output.CellOutput;
import org.winnow.kernel.output.DisplayIds;
import org.winnow.kernel.output.RecordedOutbox;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.Message;
import org.winnow.kernel.wire.Outgoing;
import org.winnow.magics.LiveView;
import org.winnow.viz.Figure;
import org.winnow.viz.View;

class WidgetsTest {
  private static final String ID = "%032x".formatted(1);
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
  private final RecordedOutbox outbox = new RecordedOutbox();
  private final Widgets widgets = new Widgets(outbox, clock);
  private final LiveView view =
      widgets.open(
          new View(
              "winnow.Test",
              "export default {}",
              "",
              Map.of("n", 1, "pixels", new byte[] {1, 2}),
              Figure.text("still")),
          new CellOutput(outbox, null, clock),
          new DisplayIds(true));

  @AfterEach
  void stop() {
    clock.shutdownNow();
  }

  private static Message message(String type, Map<String, Object> content, byte[]... buffers) {
    return new Message(
        Channel.SHELL,
        List.of(),
        new byte[0],
        Map.of("msg_type", type),
        Map.of(),
        Map.of(),
        content,
        List.of(buffers));
  }

  private static Message comm(String id, Map<String, Object> data, byte[]... buffers) {
    return message("comm_msg", Map.of("comm_id", id, "data", data), buffers);
  }

  private Outgoing last() {
    return outbox.published().get(outbox.published().size() - 1).message();
  }

  private static Map<String, Object> data(Outgoing message) {
    return Message.asObject(message.content().get("data"));
  }

  private static Map<String, Object> state(Outgoing message) {
    return Message.asObject(data(message).get("state"));
  }

  @Test
  void aViewOpensAsAnAnywidgetWithItsStaticAlternativeBeside() {
    Outgoing open = outbox.published().get(0).message();
    assertEquals("comm_open", open.type());
    assertEquals(Map.of("version", "2.1.0"), open.metadata());
    assertEquals("jupyter.widget", open.content().get("target_name"));
    assertEquals("anywidget", state(open).get("_model_module"));
    assertEquals("*", state(open).get("_model_module_version"));
    assertEquals(1, state(open).get("n"));
    assertFalse(state(open).containsKey("pixels"));
    assertEquals(List.of(List.of("pixels")), data(open).get("buffer_paths"));
    assertArrayEquals(new byte[] {1, 2}, open.buffers().get(0));
    Outgoing display = outbox.published().get(1).message();
    assertEquals("still", data(display).get("text/plain"));
    assertTrue(data(display).containsKey(LiveWidget.VIEW_TYPE));
  }

  @Test
  void aReloadedBrowserGetsTheStateAsItIsNow() {
    view.update(Map.of("n", 5));
    reload();
    Map<String, Object> entry =
        Message.asObject(Message.asObject(data(last()).get("states")).get(ID));
    assertEquals("AnyModel", entry.get("model_name"));
    assertEquals(5, Message.asObject(entry.get("state")).get("n"));
    assertEquals(List.of(List.of(ID, "state", "pixels")), data(last()).get("buffer_paths"));
  }

  @Test
  void aRequestForStateIsAnsweredUnderIt() {
    Message request = comm(ID, Map.of("method", "request_state"));
    widgets.received(request);
    assertEquals("update", data(last()).get("method"));
    assertEquals(request, outbox.published().get(outbox.published().size() - 1).parent());
  }

  @Test
  void aChangeInTheBrowserReachesTheListenerAndOtherTabs() {
    List<Map<String, Object>> changes = new ArrayList<>();
    view.onChange(changes::add);
    widgets.received(
        comm(
            ID,
            Map.of(
                "method", "update",
                "state", Map.of("n", 9),
                "buffer_paths", List.of(List.of("pixels"))),
            new byte[] {3}));
    assertEquals(9, changes.get(0).get("n"));
    assertArrayEquals(new byte[] {3}, (byte[]) changes.get(0).get("pixels"));
    assertEquals("echo_update", data(last()).get("method"));
  }

  @Test
  void aMessageOfTheViewReachesItsListener() {
    List<Map<String, Object>> messages = new ArrayList<>();
    view.onMessage(messages::add);
    widgets.received(comm(ID, Map.of("method", "custom", "content", Map.of("click", 3))));
    assertEquals(List.of(Map.of("click", 3)), messages);
  }

  @Test
  void aMessageThatComesBeforeAnyoneListensIsHeardFirst() {
    List<Object> heard = new ArrayList<>();
    widgets.received(comm(ID, Map.of("method", "custom", "content", Map.of("seq", 1))));
    view.onMessage(content -> heard.add(content.get("seq")));
    widgets.received(comm(ID, Map.of("method", "custom", "content", Map.of("seq", 2))));
    view.onMessage(content -> heard.add("second listener"));
    assertEquals(List.of(1, 2), heard);
  }

  @Test
  void theAnswerToAMessageDoesNotWaitForThePaceOfChanges() {
    view.onMessage(content -> view.update(Map.of("n", content.get("n"))));
    for (int n = 10; n < 15; n++) {
      widgets.received(comm(ID, Map.of("method", "custom", "content", Map.of("n", n))));
      assertEquals(n, state(last()).get("n"));
    }
  }

  @Test
  void aClosedViewLeavesItsPictureAndNoWidget() {
    view.close(Figure.text("the end"));
    List<String> types = outbox.types();
    assertEquals(
        List.of("update_display_data", "comm_close"),
        types.subList(types.size() - 2, types.size()));
    Outgoing update = outbox.published().get(types.size() - 2).message();
    assertEquals(Map.of("text/plain", "the end"), data(update));
    view.update(Map.of("n", 1));
    view.close(Figure.text("twice"));
    assertEquals(types, outbox.types());
  }

  private void reload() {
    widgets.opened(
        message("comm_open", Map.of("comm_id", "c", "target_name", WidgetControl.TARGET)));
    widgets.received(comm("c", Map.of("method", "request_states")));
  }

  /** Such a page does not know the display's id any more, and a closed comm would blank it. */
  @Test
  void inAPageThatWasReloadedAClosedViewBecomesItsPicture() {
    reload();
    view.close(Figure.picture(new byte[] {9}, "the end"));
    assertEquals(List.of("update_display_data", "comm_msg"), outbox.types().subList(3, 5));
    assertEquals(5, outbox.types().size(), outbox.types().toString());
    assertEquals("the end", state(last()).get("alternative"));
    assertArrayEquals(new byte[] {9}, last().buffers().get(0));
    String module = String.valueOf(state(last()).get("_esm"));
    reload();
    Map<String, Object> entry =
        Message.asObject(Message.asObject(data(last()).get("states")).get(ID));
    Map<String, Object> kept = Message.asObject(entry.get("state"));
    assertEquals(module, kept.get("_esm"));
    assertFalse(kept.containsKey("n"), "what the live view drew is still kept");
    widgets.closeAll();
    assertEquals("comm_msg", last().type());
  }

  @Test
  void aClosedViewWithoutAPictureIsGoneInAReloadedPageToo() {
    reload();
    view.close(Figure.text("the end"));
    assertEquals("comm_close", last().type());
  }

  @Test
  void aViewStillOpenAtTheEndOfTheKernelLeavesWhatItOfferedLast() {
    view.still(() -> Figure.text("half way"));
    widgets.closeAll();
    List<Outgoing> sent = outbox.published().stream().map(p -> p.message()).toList();
    Outgoing update =
        sent.stream().filter(m -> m.type().equals("update_display_data")).findFirst().orElseThrow();
    assertEquals(Map.of("text/plain", "half way"), data(update));
  }

  @Test
  void withoutAWidgetFrontEndTheStaticAlternativeStandsForTheView() {
    widgets.closedByFrontEnd(message("comm_close", Map.of("comm_id", ID)));
    assertEquals("update_display_data", last().type());
    assertEquals(Map.of("text/plain", "still"), data(last()));
    view.update(Map.of("n", 2));
    assertEquals("update_display_data", last().type());
    view.still(() -> Figure.text("half way"));
    view.close(Figure.text("the end"));
    assertEquals(Map.of("text/plain", "the end"), data(last()));
  }

  @Test
  void anUnknownTargetIsClosedAtOnce() {
    widgets.opened(message("comm_open", Map.of("comm_id", "x", "target_name", "nobody")));
    assertEquals("comm_close", last().type());
  }

  @Test
  void openCommsAreListedByTarget() {
    Map<String, Object> all = widgets.info(message("comm_info_request", Map.of()));
    assertEquals(Map.of(ID, Map.of("target_name", "jupyter.widget")), all.get("comms"));
    Map<String, Object> none =
        widgets.info(message("comm_info_request", Map.of("target_name", "other")));
    assertEquals(Map.of(), none.get("comms"));
  }
}

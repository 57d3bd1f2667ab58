int fake_x;
